# The table: three good runs, then up; one above repeats; two above goes back, and says why
## The ladder's own rule after a run: one above repeat, two above back one; a walk-run counts at the level that was run
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0                => closed running: gate strain/phase-4
d6 12    word step=strain/phase-4 seen=d6 => allowed running,step=strain/phase-4; ladder level 1 due; ladder good 0
d6 17    load walkrun level=1 30min pain=0 =>
d7 8     check 0/0                => ladder level 1 due; ladder good 1
d8 8     check 0/0                =>
d8 17    load walkrun level=1 30min pain=1 =>
d9 8     check 0/0; check-result self_care complete => ladder level 1 due; ladder good 2
d10 8    check 0/0                =>
d10 17   load walkrun level=1 30min pain=0 =>
d11 8    check 0/0                => ladder level 2 due
d12 8    check 0/0                =>
d12 17   load walkrun level=2 30min pain=0 =>
d13 8    check 0/1                => ladder level 2 due; ladder good 0; silent stop_and_check
d14 8    check 0/0                =>
d14 17   load walkrun level=2 30min pain=0 =>
d15 8    check 0/2                => ladder level 1 due; says step_back
d16 8    check 0/0                => ladder level 1 due; ladder good 0

# Three above after a ladder run is a stop
## More than two above, or swelling, is a stop and a check
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 => allowed running
d6 17    load walkrun level=1 30min pain=1 =>
d7 8     check 0/3                => closed running,strength,stretch: stop; says offer_check

# Swelling after a ladder run is a stop, whatever the pain
## More, or swelling, is a stop and a check
person
d0 10    open strain g1 right; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 => allowed running
d6 17    load walkrun level=1 30min pain=0 =>
d7 8     check 0/0 up             => closed running,strength,stretch: stop; says offer_check

# More than was due counts as what was due; no level said counts for none
## A walk-run counts at the level that was run, said by the person, never filled in; above the level due counts as the level due
person
d0 10    open strain g1 left ladder=six-phase; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 => ladder level 1 due
d6 17    load walkrun 30min pain=0 =>
d7 8     check 0/0                => ladder level 1 due; ladder good 0
d8 8     check 0/0                =>
d8 17    load walkrun level=3 30min pain=0 =>
d9 8     check 0/0; check-result self_care complete => ladder level 1 due; ladder good 1
d10 8    check 0/0                =>
d10 17   load walkrun level=1 30min pain=0 =>
d11 8    check 0/0                => ladder level 2 due
d12 8    check 0/0                =>
d12 17   load walkrun level=1 30min pain=0 =>
d13 8    check 0/0                => ladder level 2 due; ladder good 0

# Walk-runs on two days running
## A rest day between runs; said when it is saved
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load walkrun level=1 30min pain=0 => silent consecutive_runs
d7 8     check 0/0                => ladder good 1
d7 17    load walkrun level=1 30min pain=0 => says consecutive_runs
d8 8     check 0/0                => ladder level 1 due; ladder good 1

# A plain run, and a walk-run the next day
## Runs by the table and plain runs keep the same rest days
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load run 20min pain=0    =>
d7 8     check 0/0                =>
d7 17    load walkrun level=1 30min pain=0 => says consecutive_runs
d8 8     check 0/0                => ladder level 1 due; ladder good 0

# No morning after the walk-run: hold
## A load is judged by the next morning's check-in alone; none: hold
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load walkrun level=1 30min pain=0 =>
d8 8     check 0/0                => ladder level 1 due; ladder good 0
d8 17    load walkrun level=1 30min pain=0 =>
d9 8     check 0/0                => ladder level 1 due; ladder good 1

# Pain four on a walk-run holds: it does not count
## Above the band up to 5: hold, said so; a hold does not count
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load walkrun level=1 30min pain=4 => says hold; silent stop_and_check
d7 8     check 0/0                => ladder level 1 due; ladder good 0; allowed stretch

# Three plain runs on three days running are not the way back to sport
## Back to sport: three runs of 30 min with a rest day between, each judged by the next morning
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load run 30min pain=0    =>
d7 8     check 0/0                =>
d7 17    load run 30min pain=0    => says consecutive_runs
d8 8     check 0/0                =>
d8 17    load run 30min pain=0    => says consecutive_runs
d9 8     check 0/0; check-result self_care complete => not-entered strain/phase-5
d10 8    check 0/0                => not-entered strain/phase-5
d10 17   load run 30min pain=0    => silent consecutive_runs
d11 8    check 0/0                =>
d12 8    check 0/0                =>
d12 17   load run 30min pain=0    =>
d13 8    check 0/0                =>
d14 8    check 0/0                =>
d14 17   load run 30min pain=1    =>
d15 8    check 0/0                => entered strain/phase-5

# A worse morning in the middle, and a short run
## The last three in the log, each at least 30 min, judged good, nothing worse between
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load run 30min pain=0    =>
d7 8     check 0/0                =>
d8 8     check 0/0                =>
d8 17    load run 30min pain=0    =>
d9 8     check 0/1; check-result self_care complete =>
d10 8    check 0/0                =>
d10 17   load run 30min pain=0    =>
d11 8    check 0/0                => not-entered strain/phase-5
d12 8    check 0/0                =>
d12 17   load run 20min pain=0    =>
d13 8    check 0/0                => not-entered strain/phase-5
d14 8    check 0/0                =>
d14 17   load run 30min pain=0    =>
d15 8    check 0/0                => not-entered strain/phase-5

# A run without its morning among three
## Nothing unjudged between
person
d0 10    open strain g1 right; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                =>
d6 8     check 0/0; word step=strain/phase-4 seen=d6 =>
d6 17    load run 30min pain=0    =>
d7 8     check 0/0                =>
d8 8     check 0/0                =>
d8 17    load run 30min pain=0    =>
d10 8    check 0/0; check-result self_care complete =>
d10 17   load run 30min pain=0    =>
d11 8    check 0/0                => not-entered strain/phase-5

# Pain during strength, tight calf: band three
## Within the band go on; above the band up to 5 hold; above 5 stop and check, a stop of the person
person
d0 10    open tightness left; check-result self_care complete =>
d0 12    check 0/2                => allowed strength
d1 9     check 0/2                =>
d1 17    load strength routine=strength-prevention pain=3 => silent hold; silent stop_and_check
d3 9     check 0/1                =>
d3 17    load strength routine=strength-prevention pain=4 => says hold; silent stop_and_check; allowed strength
d5 9     check 0/1                =>
d5 17    load strength routine=strength-prevention pain=6 => says stop_and_check; closed stretch,massage,strength,running: stop
d5 18    close                    => closed stretch,strength: stop
d6 9     rows                     => closed stretch: stop

# Pain after the session counts like pain during
## Pain during or after a load
person
d0 10    open tightness right; check-result self_care complete =>
d1 9     check 0/2                => allowed strength
d1 17    load strength routine=strength-prevention pain=1 after=5 => says hold; allowed stretch
d2 9     check 0/2                => allowed stretch
d3 9     check 0/2                =>
d3 17    load strength routine=strength-prevention pain=1 after=7 => says stop_and_check; closed stretch,strength: stop

# Strain: two goes on, three holds, six stops
## The band of strain and bruise is 2
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 18    check 1/3                =>
d2 11    check 0/1                => allowed routine=strain-early
d2 17    load strength routine=strain-early pain=2 => silent hold
d3 9     check 0/1                =>
d3 17    load strength routine=strain-early pain=3 => says hold; silent stop_and_check
d4 9     check 0/1                => allowed stretch
d4 17    load walk-flat 15min pain=6 => says stop_and_check; closed stretch,massage,strength: stop

# A tendon bears five
## The band of a tendon is 5
person
d0 10    open named left is=tendon stretch+0 strength+0 running+0; check-result self_care complete =>
d0 12    check 0/2                => allowed strength
d0 17    load strength routine=strength-prevention pain=5 => silent hold; silent stop_and_check
d2 9     check 0/2                =>
d2 17    load strength routine=strength-prevention pain=6 => says stop_and_check; closed strength,stretch,running: stop

# A bone bears nothing
## Bone, clot, compartment, unexplained one-sided pain: any pain is a stop
person
d0 10    open named right is=bone running+0; check-result self_care complete =>
d0 12    check 0/0                => allowed running
d0 17    load run 10min pain=1    => says stop_and_check; closed running,stretch,strength: stop
d1 9     check 0/0                => closed running: stop

# The guard without an episode
## Runs belong to the person: logged with no episode open; guard and comeback rule always apply and are said before and after
person
d0 9     look                     => guard unknown
d0 10    load run 5km 30min pain=0 =>
d2 9     look                     => guard 5.5km
d2 10    load run 7km 42min pain=0 => says over_guard
d4 9     look                     => guard 7.7km
d40 9    look                     => guard comeback

# The guard goes on after "It is over"
## The guard does not end with the episode
person
d0 9     load run 4km 24min pain=0 =>
d0 10    open cramp left; check-result self_care complete =>
d4 10    rows; close              => guard 4.4km
d5 10    load run 4.3km 26min pain=0 => silent over_guard
d7 10    load run 6km 36min pain=0 => says over_guard

# The longest run of thirty days, not of ever; and minutes where only minutes are known
## Guard 10 % over the longest single run of 30 days; time where only time is logged
person
d0 10    load run 5km 30min pain=0 =>
d10 10   load run 4km 24min pain=0 =>
d20 9    look                     => guard 5.5km
d32 9    look                     => guard 4.4km

# Only minutes
## Time where only time is logged
person
d0 10    load run 30min pain=0    =>
d2 9     look                     => guard 33min
d2 10    load run 32min pain=0    => silent over_guard
d4 10    load run 40min pain=0    => says over_guard

# Longer and faster at once
## Over 10 % longer and 5 % faster than the median pace: said, never forbidden
person
d0 10    load run 5km 30min pain=0 =>
d3 10    load run 5km 30min pain=0 =>
d6 10    load run 5km 31min pain=0 =>
d9 10    load run 5.2km 31min pain=0 => silent longer_and_faster
d12 10   load run 6km 33min pain=0 => says longer_and_faster; says over_guard

# Longer but not faster, faster but not longer
## Both at once
person
d0 10    load run 5km 30min pain=0 =>
d3 10    load run 5km 30min pain=0 =>
d6 10    load run 5km 30min pain=0 =>
d9 10    load run 6km 37min pain=0 => silent longer_and_faster; says over_guard
d12 10   load run 5km 26min pain=0 => silent longer_and_faster; silent over_guard

# Two runs make no usual pace
## Not said under three runs
person
d0 10    load run 5km 30min pain=0 =>
d3 10    load run 5km 30min pain=0 =>
d6 10    load run 6km 30min pain=0 => silent longer_and_faster; says over_guard
