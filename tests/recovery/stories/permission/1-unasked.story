# No check, no episode: the rows open stretching and walking and nothing else
## Unasked closes massage, cold, strength and running; stretching and walking need the daily rows only
person
d0 10    look                     => closed stretch,walk: rows; closed massage,strength,running: rows, unasked; closed cold; no-until stretch; no-until massage
d0 10:05 rows                     => allowed stretch,walk; closed massage,strength,cold,running: unasked; no-until massage; allowed routine=seed-three,routine=before-bed-30; closed routine=strength-prevention: unasked
d1 9     look                     => allowed stretch,walk
d1 11    look                     => closed stretch,walk: rows; closed routine=seed-three: rows

# A check opens what was closed only because nobody had asked, for fourteen days
## Asked: a complete check of that leg within 14 days
person
d0 10    rows; check-result self_care complete left; check-result self_care complete right => allowed stretch,massage,strength,walk; level self_care
d13 10   rows                     => allowed massage
d15 10   rows                     => closed massage,strength,running: unasked; allowed stretch,walk

# A tight calf on one side without a check: no massage, no strength
## Unasked is not "no": it closes massage and strength, also inside a plan whose gates are open
person
d0 10    open tightness right     =>
d0 12    check 0/2                => allowed stretch; closed massage,strength: unasked; closed running: gate tightness/run, unasked; no-until massage
d0 13    check-result self_care complete => allowed massage,strength; closed running: gate tightness/run

# A check half done asks nothing
## Asked is a complete check
person
d0 10    open tightness left      =>
d0 12    check 0/2; check-result self_care half => allowed stretch; closed massage,strength: unasked

# A check of the other leg asks nothing
## Asked is a complete check of that leg
person
d0 10    open tightness left      =>
d0 12    check 0/2; check-result self_care complete right => closed massage@left,strength@left: unasked; allowed stretch

# A check four days before the onset is not a check of this trouble
## Asked: not more than a day before the onset
person
d0 12    check-result self_care complete left =>
d4 10    open cramp left          =>
d4 11    check 1/2                => closed massage: gate cramp/massage, unasked
d5 11    check 1/1                => closed massage: unasked; allowed stretch
d5 12    check-result self_care complete => allowed massage

# A check in the morning counts for the cramp of the evening
## Asked: not more than a day before the onset
person
d0 9     check-result self_care complete right =>
d0 18    open cramp right         =>
d0 19    check 1/2                => closed massage: gate cramp/massage; until massage d1 18:00
d1 19    check 0/1                => allowed massage

# A calf that aches at rest on one side, without a check: no plan
## A calf that aches one-sided at rest without a check on record opens no plan but the offer to check
person
d0 10    open tightness left aches => refused; says offer_check
d0 11    open cramp right aches    => refused; says offer_check
d0 12    rows                      => closed massage: unasked

# Pain at rest at two check-ins running, one side
## Rest pain 3 or more on one side at two check-ins running: massage closes, the check is offered
person
d0 9     check-result self_care complete left =>
d0 10    open cramp left          =>
d0 18    check left=3/4 right=0/0 =>
d1 11    check left=2/3 right=0/0 => allowed massage
d1 20    check left=3/3 right=0/0 =>
d2 9     check left=3/3 right=0/0 => closed massage@left; says offer_check; no-until massage@left

# "Aches all the time", said in a check-in after a quiet check
## "Aches all the time" said anywhere closes massage and offers the check; the answer of day 0 does not stand for ever
person
d0 9     check-result self_care complete left =>
d0 10    open tightness left      =>
d0 12    check 0/2                => allowed massage
d2 12    check 2/2 aches          => closed massage; says offer_check

# A check for someone else neither locks nor asks
## A check for someone else never locks or feeds the owner's record
person
d0 10    check-result emergency complete other => level none; cramp-now plain
d0 11    rows                     => allowed stretch,walk; closed massage: unasked
d0 12    check-result self_care complete other => closed massage,strength: unasked

# "About me" never filled in: massage stays shut
## Unasked counts as not sure for locks
person about=never
d0 10    rows                     => allowed stretch,walk; closed massage,strength
