import { check } from "./check";
import { record } from "./record";
import { doctor } from "./doctor";
import { fields } from "./fields";
import { failures } from "./failures";
import { frame } from "./frame";
import { guide } from "./guide";
import { settings } from "./settings";
import { stretch } from "./stretch";
import { today } from "./today";
import { welcome } from "./welcome";
import { cramp } from "./cramp";
import { locks } from "./locks";
import { recovery } from "./recovery";

export const en = { locks, check, recovery, cramp, record, doctor, failures, fields, frame, guide, settings, stretch, today, welcome };
