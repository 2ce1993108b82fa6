# "May follow the plan" lifts the result and leaves every gate to itself
## "Follow the plan" lifts stops and results and changes no gate
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d1 9     check 0/1 red:foot_nerve=yes => closed stretch: same_day
d1 15    rows; word plan seen=d1 after => closed stretch: gate strain/phase-1; until stretch d2 10:00; closed strength,massage: gate strain/phase-2; no-until strength; cramp-now plain
d2 11    check 0/1                => allowed stretch; entered strain/phase-1; closed strength: gate strain/phase-2; closed running: gate strain/phase-4; not-entered strain/phase-2

# The same for a stop in the cramp plan: strength keeps its two weeks
## "Follow the plan" changes no gate
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/2                =>
d2 9     check 0/1 red:warm=notsure => closed stretch: stop
d3 12    word plan seen=d3        =>
d3 13    check 0/1                => allowed stretch,massage,walk; closed strength: gate cramp/strength; until strength d14 10:00

# A morning's visit opens nothing that the evening closed
## Seen before a result of the same day: opens nothing that the result closes
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 19    check 0/1; check-result emergency complete => closed stretch: emergency
d2 22    word plan seen=d2T9 before => level emergency; closed stretch,massage,strength: emergency
d3 9     check 0/1                => closed stretch: emergency

# Seen on the day of the result, before or after not said
## On the same day without saying that it was after: opens nothing that the danger closes
person
d0 12    rows; check-result same_day complete => closed stretch: same_day
d0 18    word class=stretch seen=d0 => says ask_before_or_after; closed stretch: same_day
d0 19    edit word class=stretch seen=d0 after => allowed stretch; closed massage,strength,running,cold: same_day

# Seen the day before the danger
## Seen on an earlier day than a danger: opens nothing that the danger closes
person
d0 10    open tightness left; check-result self_care complete =>
d1 10    check 0/2; word plan seen=d1 => allowed stretch,massage
d2 10    check 0/2 red:swollen=yes => closed stretch,massage: same_day
d2 12    word class=stretch,massage seen=d1 => closed stretch,massage: same_day

# Only stretching is permitted: its routines open, the rest stays as it was
## Under a stop only what is named opens; a class opens its routines; who said it and when stands there
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                => allowed stretch
d3 9     check-result same_day complete => closed stretch: same_day
d4 10    check 0/1; word class=stretch seen=d4 who=GP => allowed stretch; allowed routine=seed-three; by stretch GP d4; closed massage,strength,running,cold: same_day; closed routine=strain-strength: same_day
d5 11    look                     => closed stretch: rows
d5 12    check 0/1                => allowed stretch; closed massage: same_day

# A class under an unsure row
## Under a stop only what is named opens; the stop stays for the rest
person
d0 12    rows foot_cold=notsure   => closed stretch,massage,walk: stop
d1 10    rows; word class=stretch seen=d1 found=nothing_found => allowed stretch; closed massage,strength,walk,running: stop

# A class is permitted in the protect phase
## A class opens that class
person
d0 10    open strain g1 right; check-result self_care complete =>
d0 18    check 1/3                => closed stretch: gate strain/phase-1; until stretch d2 10:00
d1 12    check 0/2; word class=stretch seen=d1 => allowed stretch; closed strength: gate strain/phase-2; closed step=strain/phase-2

# One step by name, from an afternoon on
## "This step" opens it and the steps before it at that time; until is said where time alone is missing
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d3 12    check 0/1; word step=strain/phase-2 seen=d3 from=d4T15 => closed strength: gate strain/phase-2; until strength d4 15:00
d4 8     check 0/1                => closed strength; until strength d4 15:00
d4 16    look                     => allowed strength,step=strain/phase-1,step=strain/phase-2; allowed routine=strain-strength; closed running; closed step=strain/phase-3; by step=strain/phase-2 GP d3

# A later step by name, under a result that led to the visit
## "This step" opens it and earlier steps of the same ladder; the result stays for the rest
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d1 9     check-result same_day complete =>
d3 10    check 0/1; word step=strain/phase-2 seen=d3 => allowed step=strain/phase-1,step=strain/phase-2; allowed stretch,strength; closed running: same_day; closed step=strain/phase-3

# From a date without an hour: midnight
## A word from a date begins at 00:00 local; "until" is said, also for a word from tomorrow
person
d2 12    check-result same_day complete =>
d3 20    rows; word class=stretch seen=d3 from=d4 => closed stretch: same_day; until stretch d4 00:00; no-until massage
d3 23    look                     => closed stretch: same_day; until stretch d4 00:00
d4 1     look                     => allowed stretch; closed massage: same_day

# Until a date: the end of that day
## An end given as a date is the end of that day; an end closes again
person
d0 12    check-result same_day complete =>
d1 10    rows; word class=stretch seen=d1 until=d3 => allowed stretch
d3 20    rows                     => allowed stretch
d3 23    look                     => allowed stretch
d4 1     look                     => closed stretch; no-until stretch

# A word is deleted
## Deleted, what it opened closes at once
person
d0 12    check-result same_day complete =>
d1 10    rows; word class=stretch,massage seen=d1 => allowed stretch,massage
d1 11    delete word              => closed stretch,massage: same_day

# A word is edited to another class
## Edited, what it opened closes at once
person
d0 12    check-result same_day complete =>
d1 10    rows; word class=stretch seen=d1 => allowed stretch
d1 11    edit word class=strength seen=d1 => closed stretch: same_day; allowed strength

# "Follow the plan" is deleted: the stop is back
## Deleted, what it opened closes at once
person
d0 10    open tightness right; check-result self_care complete =>
d0 12    check 0/2 red:pain=notsure => closed stretch: stop
d1 10    check 0/2; word plan seen=d1 => allowed stretch,massage,strength
d1 12    delete word              => closed stretch,massage,strength: stop

# The clinician did not speak of the blood thinner
## It never overrides a risk it does not name
person thinner=yes
d0 10    open tightness left; check-result self_care complete =>
d0 12    check 0/2                => closed massage: risk; allowed stretch
d1 10    check 0/2; word class=massage seen=d1 => closed massage: risk; no-until massage
d1 11    word plan seen=d1        => closed massage: risk

# A visit that has not been yet
## A visit dated in the future is refused
person
d0 12    rows; check-result same_day complete =>
d1 10    rows; word class=stretch seen=d2 => refused; closed stretch: same_day
d2 10    rows                     => closed stretch: same_day

# A word without who, when or what
## A word needs who, when seen and what was found; "nothing found" counts
person
d0 12    rows; check-result same_day complete =>
d1 10    rows; word class=stretch missing=who => closed stretch: same_day
d1 11    word class=stretch missing=found => closed stretch: same_day
d1 12    word class=stretch missing=seen => closed stretch: same_day
d1 13    word plan missing=found  => closed stretch: same_day
d1 14    word class=stretch seen=d1 found=nothing_found => allowed stretch

# "No running before day twenty"
## Its limits are reasons, before the gate
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1; word class=running seen=d2 not-before=d20 => closed running: word, gate strain/phase-4; allowed stretch

# From tomorrow, and tonight it gets worse
## Seen before a danger: opens nothing that the danger closes, whenever it begins
person
d0 12    check-result same_day complete =>
d2 10    rows; word class=stretch seen=d2T9 from=d3 => until stretch d3 00:00
d2 20    rows swollen=yes          => closed stretch: same_day; no-until stretch
d3 9     rows                     => closed stretch: same_day

# A word for one episode opens nothing in the other
## A clinician's word has its scope
person
d0 10    open strain g1 left      =>
d0 11    open cramp right; check-result self_care complete both =>
d0 18    check left=1/3 right=1/2 =>
d1 12    check left=0/2 right=0/1; word step=strain/phase-1 ep=1 seen=d1 => allowed stretch@left; allowed step=strain/phase-1; closed walk,step=cramp/exercise: gate cramp/exercise

# Grade three waits for a clinician, and a visit alone opens nothing
## Grade 3 only with a clinician's record; "saw a doctor" alone opens nothing
person
d0 10    open strain g3 left; check-result self_care complete =>
d0 18    check 1/4                => closed stretch: gate strain/phase-1; no-until stretch
d4 11    check 0/2; word class=stretch seen=d4 missing=found => closed stretch
d4 13    word class=stretch seen=d4 => allowed stretch; closed running
