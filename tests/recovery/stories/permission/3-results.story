# A same-day result in the protect phase names itself, not the plan
## The standing result comes before the gate, and a date is not said where a result is missing too
person
d0 10    open strain g2 left      =>
d0 12    check 1/4; check-result same_day complete => level same_day; closed stretch: same_day, gate strain/phase-1; closed massage,strength,running,cold: same_day; no-until stretch; closed routine=seed-three: same_day; cramp-now locked: same_day
d3 12    check 0/2                => closed stretch: same_day; no-until stretch

# Two results of the same level join: the later one counts for the day
## Equal level joins; 24 h after the newest danger
person
d0 12    check-result same_day complete =>
d0 18    check-result same_day complete => level same_day
d1 13    rows; check-result self_care complete => level same_day; closed stretch: same_day
d1 19    check-result self_care complete => level self_care; allowed stretch

# A milder check an hour later lowers nothing
## What was written earlier stands until 24 h have gone by
person
d0 12    check-result same_day complete =>
d0 13    rows; check-result self_care complete => level same_day; closed stretch,massage: same_day
d1 11    rows                     => closed stretch: same_day
d1 14    check-result self_care complete => level self_care; allowed stretch,massage

# An emergency after a quiet check
## The level can rise at once
person
d0 9     rows; check-result self_care complete => allowed stretch,massage; level self_care
d0 12    check-result emergency complete => level emergency; closed stretch,massage,strength,running,cold: emergency; closed routine=before-bed-30,routine=desk-break: emergency; cramp-now locked: emergency

# A result taken back after eight minutes locks nothing
## A result can be taken back within 10 minutes by opening its answers; a withdrawn result locks nothing
person
d0 9     rows; check-result self_care complete => allowed stretch
d0 12    check-result emergency complete => closed stretch: emergency
d0 12:08 withdraw                 => level self_care; allowed stretch,massage; cramp-now plain

# A result taken back after eleven minutes
## Ten minutes, not more
person
d0 9     rows                     =>
d0 12    check-result emergency complete =>
d0 12:11 withdraw                 => refused; level emergency; closed stretch: emergency

# Taking back a result leaves the stop of the row before it
## Taking back ends what was taken back and nothing else
person
d0 12    rows warm=notsure        => closed stretch: stop
d0 12:03 check-result same_day complete => closed stretch: same_day
d0 12:09 withdraw                 => closed stretch: stop

# A check given up half way can raise but not lower
## An own result of same day locks; only a complete later check ends it
person
d0 12    rows; check-result same_day half => closed stretch,massage: same_day
d2 12    rows; check-result self_care half => closed stretch,massage: same_day
d2 13    check-result self_care complete => allowed stretch

# The right leg's result holds the left one too
## A result locks everywhere; a stop is the person's
person
d0 10    open tightness left; check-result self_care complete left =>
d0 12    check 0/2                => allowed stretch,massage
d0 14    check-result same_day complete right => closed stretch@left,massage@left,stretch@right: same_day
d0 15    close                    => closed stretch,massage: same_day

# The danger is written after the quiet check of the same minute
## Order is the order of writing
person
d0 12    rows; check-result self_care complete; check-result same_day complete => level same_day; closed stretch: same_day
d0 18    rows                     => level same_day; closed stretch: same_day
