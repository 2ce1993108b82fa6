# Foot colder, not sure: stretching stops too, and every routine
## "Not sure" in a row closes stretching, massage, strength, exercise walks, runs and tests; Cramp now shows why; a later complete check after 24 h ends it
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                => allowed stretch; closed massage: gate cramp/massage; until massage d1 10:00; cramp-now plain
d1 11    rows foot_cold=notsure   => closed stretch,massage,strength,walk,running: stop; closed routine=seed-three,routine=after-cramp,routine=before-bed-10,routine=daily-calf,routine=tight-calves,routine=desk-break: stop; closed test=raise: stop; cramp-now locked: stop; says offer_check; no-until stretch; no-until massage
d2 11    check 0/1                => closed stretch,massage,walk: stop; cramp-now locked: stop
d3 11    check 0/1                => closed stretch: stop
d3 12    check-result self_care complete => allowed stretch,massage; closed strength: gate cramp/strength; until strength d14 10:00; cramp-now plain

# Foot numb, yes: a result at once; closing, reopening and deleting lift nothing
## A red row is a result of its level at once; a stop is the person's and outlives closing and deleting the episode
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                =>
d1 9     rows foot_nerve=yes      => level same_day; closed stretch,massage,strength,running,cold: same_day; cramp-now locked: same_day; says offer_check
d1 12    close                    => level same_day; closed stretch,massage,strength,running,cold: same_day; closed routine=seed-three: same_day
d2 10    open cramp left          =>
d2 11    check 0/0                => closed stretch,massage: same_day; no-until stretch
d2 12    delete episode           => closed stretch,massage,strength: same_day
d2 13    open strain g1 right     =>
d2 14    check 0/0                => closed stretch@left,stretch@right: same_day; closed massage: same_day

# The red answer is edited to "no", then deleted: nothing is lifted
## Deleting or answering "no" afterwards does not lift a stop
person
d0 10    open strain g1 right; check-result self_care complete =>
d0 18    check 1/3                =>
d1 9     check 1/2 red:swollen=yes => level same_day; closed stretch,massage: same_day
d1 12    edit check 1/2           => level same_day; closed stretch,massage: same_day
d1 13    delete check             => level same_day; closed stretch,massage: same_day
d2 11    check 0/1                => closed stretch: same_day, gate strain/phase-1
d2 12    delete episode           => closed stretch: same_day

# A red row taken back after six minutes
## Taking back within 10 minutes by opening the answers is the one way a stop ends without a new check
person
d0 10    rows swollen=yes          => level same_day; closed stretch: same_day
d0 10:06 withdraw                 => level none
d0 10:07 rows                     => allowed stretch,walk; cramp-now plain

# An unsure row taken back after six minutes, and one after twelve
## Ten minutes, not more
person
d0 10    rows swollen=notsure     => closed stretch,walk: stop
d0 10:06 withdraw; rows           => allowed stretch,walk
d0 12    rows swollen=notsure     => closed stretch,walk: stop
d0 12:12 withdraw                 => refused; closed stretch,walk: stop
d0 12:13 rows                     => closed stretch,walk: stop

# The check that ended the stop is taken back: the stop returns
## If the check that ended a stop is taken back, the stop returns
person
d0 10    rows swollen=notsure     => closed stretch: stop
d1 11    rows                     => closed stretch: stop
d1 12    check-result self_care complete => allowed stretch
d1 12:05 withdraw                 => closed stretch,walk: stop

# Twenty hours are not a day
## A stop ends by a complete check at least 24 h after the danger was written
person
d0 12    rows warm=notsure        => closed stretch: stop
d1 8     rows; check-result self_care complete => closed stretch,walk: stop
d1 13    check-result self_care complete => allowed stretch,walk

# A second danger starts the day anew
## 24 h after the newest danger was written
person
d0 12    rows warm=notsure        =>
d1 10    rows swollen=notsure     => closed stretch: stop
d1 13    check-result self_care complete => closed stretch: stop
d2 11    rows; check-result self_care complete => allowed stretch

# Half a check ends nothing
## A stop ends by a complete later check
person
d0 12    rows pain=notsure        => closed stretch: stop
d2 12    rows; check-result self_care half => closed stretch,walk: stop
d3 12    rows                     => closed stretch,walk: stop

# The check that ends a stop may say "within days"; that is then what stands
## A later complete check ends a stop whatever its lower level; the level shown is the highest that stands
person
d0 12    rows foot_nerve=yes      => level same_day
d1 14    rows; check-result clinician_days complete => level clinician_days; allowed stretch

# Worse on day six stops everything, and outlives the episode
## Worse as ruled (two above yesterday, from day 3, no load) is a stop of the person
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                => allowed stretch
d5 9     check 0/0                => allowed stretch
d6 9     check 2/2                => closed stretch,massage,strength,running: stop; no-until stretch; closed routine=strain-early: stop; says offer_check
d6 10    close                    => closed stretch,massage,strength,running: stop
d7 9     open tightness left      =>
d7 10    check 0/1                => closed stretch,massage,strength: stop

# Worse on day six, then a check on day eight
## A complete later check that allows it ends a stop
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d5 9     check 0/0                =>
d6 9     check 0/1 worse          => closed stretch: stop
d7 9     check 0/1                => closed stretch: stop
d8 9     check 0/1; check-result clinician_days complete => allowed stretch; closed strength: gate strain/phase-2

# Swelling up on day two only offers the check; on day four it stops
## Worse before day 3 offers a check; from day 3 it is a stop
person
d0 10    open strain g1 right; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 1/2 up             => says offer_check; closed stretch: gate strain/phase-1; no-until stretch
d3 9     check 0/1                => allowed stretch
d4 11    check 0/1 up             => closed stretch: stop

# A red row entered late, for a day that is past
## A red flag entered late for a past day stops even when a newer day is clear
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/2                =>
d3 11    check 0/0                => allowed stretch
d3 12    rows foot_nerve=yes for=d2 => closed stretch,massage
d4 11    check 0/0                => closed stretch,massage

# Fever or very ill: the lower of two facts, and the words for the higher
## Rows that hold two facts take the lower and offer the check; "very ill" says call
person
d0 10    rows fever=yes           => closed stretch,massage,strength,running; says offer_check; says call

# Breathless: an emergency at once, and a lower check an hour later lowers nothing
## The level can rise at once and falls only 24 h later
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3 red:breath=yes => level emergency; closed stretch,massage,strength,running,cold: emergency; closed routine=seed-three: emergency; cramp-now locked: emergency
d0 19    check-result same_day complete => level emergency; closed stretch: emergency
d1 20    check-result same_day complete => level same_day; closed stretch,massage,cold: same_day
d1 21    rows                     => closed stretch: same_day

# The line after Cramp now, not sure
## Cramp now's line answered yes or not sure is the same as a row
person
d0 3     cramp night              => cramp-now plain
d0 3:02  after-line notsure       => cramp-now locked: stop; closed stretch,massage: stop; says offer_check
d0 9     rows                     => closed stretch,walk: stop; closed routine=before-bed-10: stop

# The line after Cramp now, no
## Without a record Cramp now works at once
person
d0 3     cramp night              => cramp-now plain
d0 3:02  after-line no            => cramp-now plain
d0 9     rows                     => allowed stretch,walk; allowed routine=before-bed-10

# Every reason, in its order
## Reasons in order: a stop, a gate, today's rows, a risk, never asked
person thinner=yes
d0 10    open strain g1 left      => closed massage: gate strain/phase-2, rows, risk, unasked
d0 12    check 1/2                => closed massage: gate strain/phase-2, risk, unasked
d1 12    rows foot_cold=notsure   => closed massage: stop, gate strain/phase-2, risk, unasked; closed stretch: stop, gate strain/phase-1; no-until stretch
d1 13    check-result same_day complete => closed massage: same_day, gate strain/phase-2, risk; closed stretch: same_day, gate strain/phase-1; no-until stretch
d1 14    check-result emergency complete => closed massage: emergency, gate strain/phase-2, risk; closed stretch: emergency, gate strain/phase-1
