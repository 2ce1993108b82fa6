import { failures } from "./failures";
import { frame } from "./frame";
import { settings } from "./settings";
import { welcome } from "./welcome";

export const en = { failures, frame, settings, welcome };
