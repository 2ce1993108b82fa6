# A cramp each week for four weeks
## Weekly: at least four in 28 days, one in each week; the advice stands a week, once in 30 days
person
d0 3     cramp night              => silent see_doctor_weeks
d7 3     cramp night              => silent see_doctor_weeks
d14 3    cramp night              => silent see_doctor_weeks
d21 3    cramp night              => says see_doctor_weeks
d21 10   rows                     => allowed stretch; allowed routine=before-bed-10
d26 10   look                     => says see_doctor_weeks
d29 10   cramp night              => silent see_doctor_weeks
d36 10   cramp night              => silent see_doctor_weeks
d43 10   cramp night              => silent see_doctor_weeks
d49 10   cramp night              => silent see_doctor_weeks
d56 10   cramp night              => says see_doctor_weeks

# Twice as many as the month before
## Growing: at least four in 28 days and twice the 28 before
person
d0 18    cramp day                =>
d4 18    cramp day                => silent see_doctor_weeks
d34 18   cramp day                => silent see_doctor_weeks
d36 18   cramp day                => silent see_doctor_weeks
d37 18   cramp day                => silent see_doctor_weeks
d38 18   cramp day                => says see_doctor_weeks

# Broken sleep, two nights of seven
## Two nights in seven days
person
d1 3     cramp night woke         => silent see_doctor_weeks
d5 3     cramp night woke         => says see_doctor_weeks

# Broken sleep, nine days apart; twice in one night
## Two nights, in seven days
person
d1 2     cramp night woke         =>
d1 3     cramp night woke         => silent see_doctor_weeks
d11 3    cramp night woke         => silent see_doctor_weeks

# What kind of cramp it was is shown
## Static or rhythmic is kept and shown
person
d0 18    cramp day rhythmic       => says cramp_kind

# A blood thinner is added, then taken away again
## "About me" towards more risk counts at once; towards less from the next complete check
person
d0 10    open tightness left; check-result self_care complete =>
d0 12    check 0/2                => allowed massage
d0 13    about thinner=yes        => closed massage: risk; no-until massage; allowed stretch
d1 12    check 0/2                => closed massage: risk
d1 13    about thinner=no         => closed massage: risk
d2 12    check 0/2; check-result self_care complete => allowed massage

# A long journey with an open episode
## A major clot risk with an open episode closes massage
person
d0 10    open cramp right; check-result self_care complete =>
d0 18    check 1/2                =>
d1 12    check 0/1                => allowed massage
d1 13    about journey=yes        => closed massage: risk; allowed stretch
d1 14    restart                  => closed massage

# White fingers in the cold
## Cold hidden for Raynaud names it; a risk from "About me" is a reason
person
d0 10    open strain g1 left; check-result self_care complete =>
d0 12    check 1/3                => allowed cold
d0 13    about raynaud=yes        => closed cold: risk; says raynaud

# Over and well: keeping it away stays in reach, and the leg remembers
## Closed recoveries keep maintenance and "at the first twinge"; the same leg within 12 months proposes the earlier one
person
d0 10    open strain g1 left; check-result self_care complete =>
d30 10   close                    => says maintenance; says twinge
d90 10   look                     => says maintenance; says twinge
d100 10  open strain g1 left      => says propose_earlier

# The other leg, and more than a year later
## An episode of the same leg within 12 months
person
d0 10    open strain g1 left      =>
d30 10   close                    =>
d100 10  open strain g1 right     => silent propose_earlier
d101 10  delete episode           =>
d500 10  open strain g1 left      => silent propose_earlier

# The grade and the usual time
## Grade and usual time are shown with their source and "rule of thumb"; grade 2 names the physiotherapist
person
d0 10    open strain g2 left      => says grade; says usual_time; says rule_of_thumb; says physiotherapist

# A pop, and no push-off, without a check
## Without a check a pop without push-off says "today"
person
d0 10    open strain g3 pop right => says be_seen_today; says grade
d0 12    check 1/3                => closed stretch: gate strain/phase-1; no-until stretch

# The deep muscle
## The soleus comes on gradually and returns later: said
person
d0 10    open strain g1 left soleus => says soleus_gradual

# The screen locks during a session
## Screen lock during a session pauses it like suspend
person
d0 10    rows                     => allowed routine=seed-three
d0 10:05 session start routine=seed-three; screen lock => says session_paused

# A warning sign in the morning stops the session of the evening, and the guide says the same
## Every screen says the same
## The desk break was ruled otherwise: its heel raises are strength, which stays closed until a check has asked
person
d0 9     rows                     => allowed routine=desk-break; cramp-now plain
d0 12    rows swollen=yes         => level same_day; closed routine=desk-break,routine=before-bed-30,routine=seed-three: same_day; cramp-now locked: same_day
d0 22    session start routine=before-bed-30 => refused

# Still sore at three days
## Walking pain 3 or not better at 72 h: the check; 1 to 2 and better: the flat walk
person
d0 10    open cramp left; check-result self_care complete =>
d0 18    check 1/3                =>
d3 11    check 1/3                => closed walk: gate cramp/exercise; no-until walk; says offer_check
d4 11    check 0/1                => allowed walk
