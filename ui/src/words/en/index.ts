import { doctor } from "./doctor";
import { failures } from "./failures";
import { frame } from "./frame";
import { guide } from "./guide";
import { settings } from "./settings";
import { today } from "./today";
import { welcome } from "./welcome";

export const en = { doctor, failures, frame, guide, settings, today, welcome };
