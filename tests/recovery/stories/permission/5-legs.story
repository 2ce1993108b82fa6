# Two cramps of one leg: the newer one holds the walk
## A gate in scope: the strictest of every open episode of that leg
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => allowed walk,massage
d5 9     check 0/0                => allowed walk
d5 10    open cramp left          => closed walk: gate cramp/exercise; closed massage: gate cramp/massage
d5 10:05 close 1                  => closed walk: gate cramp/exercise

# A cramp beside a strain: two weeks hold strength, but not the strain plan's own exercises
## A strain plan's own named exercises are not held by another episode's strength gate; everything else is
person
d0 10    open strain g1 left      =>
d0 12    open cramp left; check-result self_care complete both =>
d0 18    check 1/3                => closed stretch: gate strain/phase-1; until stretch d2 10:00
d2 11    check 0/1                => allowed stretch; allowed routine=strain-early; closed walk: gate cramp/exercise
d3 8     check 0/1                =>
d3 13    look                     => allowed walk
d3 17    load walk-flat 12min pain=1 =>
d4 8     check 0/0; test two 15 1 =>
d5 8     check 0/0                => entered strain/phase-2; allowed routine=strain-strength; closed routine=strength-prevention: gate cramp/strength; until routine=strength-prevention d14 12:00

# A strain left and a cramp right: each leg its own, both together the stricter
## An activity of both legs needs every open episode of both; of one leg only that leg's
person
d0 10    open strain g1 left      =>
d0 11    open cramp right; check-result self_care complete both =>
d0 18    check left=1/3 right=1/2 => closed stretch,stretch@left: gate strain/phase-1; allowed stretch@right; closed routine=seed-three,routine=before-bed-10: gate strain/phase-1
d1 12    check left=0/2 right=0/1 => allowed massage@right,stretch@right; closed massage@left,massage: gate strain/phase-2; until stretch d2 10:00
d2 11    check left=0/1 right=0/1 => allowed stretch,stretch@left,stretch@right

# Both calves tight, then a knock on the left
## Both legs hurt: either; the strictest of every open episode
person
d0 10    open tightness both; check-result self_care complete both =>
d0 12    check 0/2                => allowed stretch,massage
d1 10    open bruise left         =>
d1 11    check 0/2                => closed stretch@left,stretch: gate bruise/move; until stretch@left d3 10:00; allowed stretch@right,massage@right; closed massage@left: gate bruise/massage; closed routine=seed-three: gate bruise/move

# It is over, says the person on day one: the time stays on the leg
## Closing before its time gates are over leaves their time on that leg; ability needs fall away
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 2/4                =>
d1 12    rows; close              => closed walk: gate cramp/exercise; until walk d3 10:00; closed strength: gate cramp/strength; until strength d14 10:00; allowed stretch
d2 11    rows                     => closed walk: gate cramp/exercise
d3 11    rows                     => allowed walk; closed strength: gate cramp/strength
d10 12   check-result self_care complete left =>
d14 9    rows                     => closed strength@left: gate cramp/strength; until strength@left d14 10:00
d14 11   look                     => allowed strength@left

# Closed in the protect phase, and opened again as tightness
## Closing leaves the time on that leg
person
d0 10    open strain g2 right; check-result self_care complete =>
d0 18    check 1/3                =>
d1 10    close; open tightness right =>
d1 11    check 0/2                => closed stretch: gate strain/phase-1; until stretch d3 10:00
d3 11    check 0/2                => allowed stretch

# Deleted after eight minutes: it never was
## Deleting within 10 minutes takes the time too
person
d0 10    open cramp left          =>
d0 10:05 rows                     => closed walk: gate cramp/exercise
d0 10:08 delete episode           => allowed walk,stretch

# Deleted after two hours: the time stays
## Deleting before its time gates are over leaves their time on that leg
person
d0 10    open cramp left; rows    =>
d0 12    delete episode           => closed walk: gate cramp/exercise; until walk d3 10:00
d3 11    rows                     => allowed walk

# A clinician takes the time that was left
## A clinician's word takes the time left by a closed episode
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                =>
d1 11    rows; close              => closed strength: gate cramp/strength
d2 10    rows; word class=strength seen=d2 => allowed strength@left

# The leg that was never hurt
## The time that is left lies on that leg
person
d0 10    open cramp left; check-result self_care complete both =>
d1 11    rows; close              => closed strength@left,strength: gate cramp/strength; allowed strength@right

# A stop in one leg's plan holds the other's, whichever is closed
## A stop is the person's
person
d0 10    open tightness left      =>
d0 11    open tightness right; check-result self_care complete both =>
d1 11    check 0/2                => allowed stretch,massage
d2 11    check 0/2 red:warm=notsure => closed stretch@left,stretch@right,massage@left,massage@right: stop
d2 12    close 1                  => closed stretch@left,stretch@right: stop
d2 13    close 2                  => closed stretch@left,stretch@right,massage: stop

# The onset is corrected to an earlier hour
## State is replayed from the journal, so gates move with the edit; a stop does not
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/2                => until massage d1 10:00
d0 19    edit episode onset=d0T8  => until massage d1 08:00
d1 7     rows swollen=notsure     => closed massage: stop; no-until massage
d1 9     edit episode onset=d0T7  => closed stretch,massage: stop
d1 10    delete episode           => closed stretch,massage: stop
