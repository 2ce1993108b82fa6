# The early routine of a strain is allowed in its phase
## A phase's own routine is allowed in that phase: a step opens its named routines and tests
person
d0 10    open strain g1 left; check-result self_care complete both =>
d0 18    check 1/3                => closed routine=strain-early: gate strain/phase-1; until routine=strain-early d2 10:00
d2 11    check 0/1                => entered strain/phase-1; allowed routine=strain-early; allowed test=two; closed strength: gate strain/phase-2; closed routine=strain-strength: gate strain/phase-2; closed routine=strength-prevention: gate strain/phase-2

# Grade two waits a day longer
## The same, 72 h
person
d0 10    open strain g2 right; check-result self_care complete both =>
d0 18    check 1/4                => closed routine=strain-early: gate strain/phase-1; until routine=strain-early d3 10:00
d2 11    check 0/2                => closed stretch,routine=strain-early: gate strain/phase-1
d3 11    check 0/2                => allowed stretch,routine=strain-early

# A long brisk walk on the first day of walking: one step, not two
## Longer and harder counts for shorter and easier; a walk counts for steps that were open when it was walked, never upward; one step a day
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise; not-entered cramp/faster; allowed walk
d3 17    load walk-brisk 30min pain=1 =>
d4 8     check 0/0                => entered cramp/faster; not-entered cramp/incline
d5 8     check 0/0                => not-entered cramp/incline

# Uphill counts for brisk, but not for uphill
## Harder counts for easier; never upward
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise
d3 17    load walk-flat 40min pain=0 =>
d4 8     check 0/0                => entered cramp/faster
d4 17    load walk-uphill 25min pain=1 =>
d5 8     check 0/0                => entered cramp/incline; not-entered cramp/run
d6 8     check 0/0; test raise 12/12 0 => not-entered cramp/run

# A limp, or pain above two, is not the walk that was asked for
## No limp, pain 2 or less
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise
d3 17    load walk-flat 15min pain=3 =>
d4 8     check 0/1                => not-entered cramp/faster
d4 17    load walk-flat 15min pain=1 limp =>
d5 8     check 0/1                => not-entered cramp/faster
d5 17    load walk-flat 8min pain=0 =>
d6 8     check 0/0                => not-entered cramp/faster
d6 17    load walk-flat 10min pain=0 =>
d7 8     check 0/0                => entered cramp/faster

# The evening judges nothing
## Walking pain of the first check-in 6 h after the load and before noon; an evening one judges nothing
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise
d3 12    load walk-flat 15min pain=0 =>
d3 20    check 0/0                => not-entered cramp/faster
d4 19    check 0/0                => not-entered cramp/faster
d5 8     check 0/0                => not-entered cramp/faster

# Two hours after the walk is not the next morning
## 6 h after the load and before noon
person
d0 6     open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 7     check 0/1                => entered cramp/exercise
d3 8     load walk-flat 15min pain=0 =>
d3 11    check 0/0                => not-entered cramp/faster
d4 8     check 0/0                => entered cramp/faster

# No check-in before the walk: the morning must be nought or one
## A missing check-in before the load makes "no worse" read as walking pain 0-1 that morning
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/2                => entered cramp/exercise
d6 9     rows                     =>
d6 17    load walk-flat 15min pain=0 =>
d7 8     check 0/1                => entered cramp/faster

# No check-in before the walk, and two in the morning
## The same, the other way
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/2                => entered cramp/exercise
d6 9     rows                     =>
d6 17    load walk-flat 15min pain=0 =>
d7 8     check 0/2                => not-entered cramp/faster

# A morning filled in two days later
## Entries made later than the day after never count towards opening
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise
d3 17    load walk-flat 15min pain=0 =>
d6 9     check 0/0 for=d4; check 0/0 => not-entered cramp/faster; entered cramp/exercise

# A bad day filled in late stops all the same
## Entries for earlier days count for stops
person
d0 10    open tightness left; check-result self_care complete =>
d1 11    check 0/2                => allowed stretch
d6 11    check 0/1                => allowed stretch
d6 12    check 0/2 red:warm=notsure for=d3 => closed stretch,massage: stop
d7 11    check 0/1                => closed stretch: stop

# Fifteen days back is too far
## Entries for earlier days: up to 14 back
person
d0 10    open tightness right     =>
d10 10   check 0/1 for=d2         =>
d15 10   check 0/1 for=d0         => refused

# Two check-ins on one date: the worse stops
## Both kept, the later is current, the worse counts for stops
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d4 8     check 0/0                => allowed stretch
d5 8     check 3/3                => closed stretch: stop
d5 20    check 0/0                => closed stretch,massage: stop
d6 8     check 0/0                => closed stretch: stop

# Two check-ins on one date: the later one opens
## The later is current
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d1 9     check 1/2                =>
d2 11    check 2/2                => not-entered strain/phase-1; closed stretch: gate strain/phase-1; no-until stretch
d2 15    check 1/1                => entered strain/phase-1; allowed stretch

# Yesterday's rows keep open, and enter nothing new
## Allowed now needs rows within 24 h; entering a further step needs today's
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d1 20    check 0/1                =>
d2 11    look                     => not-entered strain/phase-1; closed stretch
d2 12    check 0/1                => entered strain/phase-1; allowed stretch
d3 11    look                     => allowed stretch
d3 13    look                     => closed stretch: rows; entered strain/phase-1; closed test=two: rows; silent no_test_on_purpose
d3 14    check 0/1                => allowed stretch,test=two

# A test grows old and closes nothing; a newer one that fails does
## An entrance test that grows old closes nothing; a newer one that fails does
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d2 17    load walk-flat 12min pain=1 =>
d3 8     check 0/0; test two 15 1 => entered strain/phase-2; allowed strength
d9 8     check-result self_care complete =>
d12 8    check 0/0                => entered strain/phase-2; allowed strength
d12 9    test two 8 1             => closed strength: gate strain/phase-2; allowed stretch
d13 8    check 0/0; test two 16 0 => allowed strength

# The jog and the easy run are two steps
## The cramp plan's jog and easy run are two steps: ten rounds are the jog
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                => entered cramp/exercise
d3 17    load walk-flat 15min pain=0 =>
d4 8     check 0/0                => entered cramp/faster
d4 17    load walk-brisk 25min pain=0 =>
d5 8     check 0/0                => entered cramp/incline
d5 17    load walk-uphill 20min pain=0 =>
d6 8     check 0/0; test raise 12/12 0 => entered cramp/run; allowed running
d6 17    load walkrun rounds=10 20min pain=0 =>
d7 8     check 0/0                => not-entered cramp/done; not-finished
d8 8     check 0/0                =>
d8 17    load run 20min pain=0    =>
d9 8     check 0/0                => entered cramp/done

# A plain easy run before the jog is the jog, and only that
## A plain easy run before the jog is the jog
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 0/1                =>
d3 17    load walk-flat 15min pain=0 =>
d4 8     check 0/0                =>
d4 17    load walk-brisk 25min pain=0 =>
d5 8     check 0/0                =>
d5 17    load walk-uphill 20min pain=0 =>
d6 8     check 0/0; test raise 12/12 0 => entered cramp/run
d6 17    load run 20min pain=0    =>
d7 8     check 0/0                => not-entered cramp/done; not-finished
d8 8     check 0/0                =>
d8 17    load run 20min pain=0    =>
d9 8     check 0/0                => entered cramp/done

# An old check-in is edited, and nothing else moves
## State is replayed from the journal: an edit moves only what it touches; old values stay to be seen
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                => entered strain/phase-1
d2 17    load walk-flat 12min pain=1 =>
d3 8     check 0/1; test two 15 1 => entered strain/phase-2; allowed strength
d3 9     edit check 0/0           => entered strain/phase-1; entered strain/phase-2; allowed strength; says old_values
