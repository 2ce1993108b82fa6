# The clock is set to 2030 while the app runs
## Forward jumps while the app runs never open a gate
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                => closed massage: gate cramp/massage
d0 19    clock year=2030; rows    => closed massage: gate cramp/massage; closed walk: gate cramp/exercise; closed strength: gate cramp/strength
d0 20    check 0/0                => closed massage,walk,strength

# The clock is set 20 days ahead under a stop
## Hours run on believed time: a jump of the clock does not make 24 h
person
d0 12    rows warm=notsure        => closed stretch: stop
d0 13    clock +20d; rows; check-result self_care complete => closed stretch,walk: stop
d0 14    clock right; rows        => closed stretch,walk: stop

# The clock is set to 2020
## Backward jumps never open a gate; a danger counts whatever its date
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                =>
d1 9     clock year=2020; check 0/1 => closed walk: gate cramp/exercise; closed strength: gate cramp/strength
d1 14    check-result same_day complete => level same_day; closed stretch,massage: same_day
d1 15    clock right; rows        => level same_day; closed stretch,massage: same_day
d1 16    restart                  => level same_day; closed stretch: same_day

# A result of 2026, and a milder one written under a clock of 2020
## Order is the order of writing; 24 h have not gone by
person
d0 12    check-result same_day complete =>
d0 13    clock year=2020          => closed stretch: same_day
d0 14    rows; check-result self_care complete => level same_day; closed stretch: same_day

# Rows answered in 2030 do not open today
## A fact dated after now never counts towards opening
person
d0 10    clock year=2030          =>
d0 11    rows                     => allowed stretch
d0 12    clock right              => closed stretch,walk: rows
d0 13    rows                     => allowed stretch,walk

# A quiet check dated 2030 asks nothing today
## What is dated after now never counts
person
d0 10    clock year=2030; check-result self_care complete left; check-result self_care complete right =>
d0 12    clock right; rows        => closed massage,strength,running: unasked; allowed stretch

# A warning sign dated 2030 stops today
## A danger counts whatever its date
person
d0 10    clock year=2030; rows foot_cold=notsure => closed stretch: stop
d0 12    clock right; rows        => closed stretch,walk: stop
d1 9     rows                     => closed stretch: stop

# A quiet check dated 2030, then a same-day result under the right clock
## What was written earlier never lowers what was written later
person
d0 10    clock year=2030; check-result self_care complete =>
d0 12    clock right; check-result same_day complete => level same_day; closed stretch: same_day
d2 12    rows                     => level same_day; closed stretch: same_day
d2 13    check-result self_care complete => level self_care; allowed stretch

# A clinician's word dated 2030
## A fact dated after now never counts towards opening; a visit in the future is refused
person
d0 12    check-result same_day complete =>
d2 9     clock year=2030          =>
d2 10    word class=stretch       =>
d2 11    clock right; rows        => closed stretch: same_day
d3 11    rows                     => closed stretch: same_day

# A check-in and a walk dated ahead open no step
## A fact dated after now never counts towards opening
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise
d3 17    clock +2d; load walk-flat 15min pain=0 =>
d3 18    clock right              =>
d4 8     check 0/0                => not-entered cramp/faster

# A flight west between the walk and the morning
## Zone changes never open a gate, and never undo a step; the morning is before noon of the zone it was entered in
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                => entered strain/phase-1; allowed stretch
d2 16    load walk-flat 12min pain=1 =>
d2 18    fly -6h                  => entered strain/phase-1; allowed stretch
d2 23    look                     => entered strain/phase-1; allowed stretch
d3 14    check 0/0; test two 15 1 => entered strain/phase-2; allowed strength

# A flight east: one in the afternoon there is not a morning
## The morning is before noon of the zone it was entered in
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                => entered strain/phase-1
d2 16    load walk-flat 12min pain=1 =>
d2 20    fly +8h                  => entered strain/phase-1
d3 5     check 0/0; test two 15 1 => not-entered strain/phase-2; entered strain/phase-1; allowed stretch

# A flight east before the gate: no hour is won
## Zone changes never open a gate; a future instant is shown in the zone of the computer
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/2                => until massage d1 10:00
d0 20    fly +9h                  => closed massage: gate cramp/massage; until massage d1 19:00
d1 9     rows                     => closed massage: gate cramp/massage; until massage d1 19:00
d1 11    look                     => allowed massage

# A flight west before the gate: no hour is lost
## Zone changes never open a gate; a future instant is shown in the zone of the computer
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/2                =>
d0 20    fly -6h                  => closed massage: gate cramp/massage; until massage d1 04:00
d1 11    rows                     => allowed massage

# The rows hold 24 hours, wherever one is
## Allowed now needs rows within 24 h
person
d0 18    rows                     => allowed stretch
d0 20    fly -9h                  => allowed stretch
d1 17    look                     => allowed stretch
d1 19    look                     => closed stretch: rows

# The night the clocks go back: the gate is an hour earlier on the wall
## Whole 24 h since onset; a future instant is shown with the offset of that instant
person zone=Europe/Berlin date=2026-10-24
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                => until massage d1 09:00; closed strength: gate cramp/strength; until strength d14 09:00
d1 8:30  check 0/1                => closed massage: gate cramp/massage; until massage d1 09:00
d1 9:30  look                     => allowed massage

# The night the clocks go forward
## Whole 24 h since onset; a future instant is shown with the offset of that instant
person zone=Europe/Berlin date=2026-03-28
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                => until massage d1 11:00
d1 10:30 check 0/1                => closed massage: gate cramp/massage; until massage d1 11:00
d1 11:30 look                     => allowed massage

# Twenty-four hours after a danger, over the clock change
## Hours run on believed time, not on the wall
person zone=Europe/Berlin date=2026-03-28
d0 12    rows warm=notsure        => closed stretch: stop
d1 12:30 rows; check-result self_care complete => closed stretch: stop
d1 13:30 check-result self_care complete => allowed stretch

# And in autumn
## Hours run on believed time, not on the wall
person zone=Europe/Berlin date=2026-10-24
d0 12    rows warm=notsure        => closed stretch: stop
d1 11:30 rows; check-result self_care complete => allowed stretch

# The app was closed over the gate
## After the app was closed nothing opens until today's rows are clear
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                =>
d0 19    quit                     =>
d1 11    start                    => closed massage
d1 11:05 rows                     => allowed massage; closed walk: gate cramp/exercise

# Restarts lift nothing
## A stop ends by a complete later check or a clinician's word, nothing else
person
d0 10    open tightness left; check-result self_care complete =>
d0 12    check 0/2 red:foot_nerve=yes => closed stretch: same_day
d0 13    restart                  => level same_day; closed stretch,massage: same_day; cramp-now locked: same_day
d1 9     quit                     =>
d1 12    start; check 0/1         => level same_day; closed stretch: same_day
d1 13    restart                  => closed stretch: same_day

# Closed, the clock set back, opened again
## After the app was closed the wall clock is believed forward only
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                =>
d1 12    rows warm=notsure        => closed massage: stop
d1 13    quit; clock -300d; start => closed stretch,massage: stop
d1 14    rows; check-result self_care complete => closed stretch,massage: stop; closed walk,strength

# A date that is past is not a date to wait for
## A date that has passed is never shown as "not before"
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                => until massage d1 10:00
d4 12    look                     => closed stretch: rows; closed massage,walk; no-until massage; no-until walk; closed strength; no-until strength
d4 13    check 1/3                => closed walk: gate cramp/exercise; no-until walk

# The hour is only roughly known
## Event time only roughly known: the latest moment it could have been counts for gates
person
d0 22    open strain g1 left latest=d0T20; check-result self_care complete =>
d0 23    check 1/2                => closed stretch: gate strain/phase-1; until stretch d2 20:00
d2 19    check 0/1                => closed stretch: gate strain/phase-1
d2 21    look                     => allowed stretch
