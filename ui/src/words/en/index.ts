import { doctor } from "./doctor";
import { failures } from "./failures";
import { frame } from "./frame";
import { settings } from "./settings";
import { welcome } from "./welcome";

export const en = { doctor, failures, frame, settings, welcome };
