# A tendon a clinician named may hurt up to 5
named left running+0 is:tendon
d1 8  check 0/1                     => open named/running; nostop
d1 17 run 20 4                      => nostop
d2 8  check 0/1                     => open named/running; nostop
d4 8  check 0/1                     => nostop
d6 8  check 0/4                     => stop worse

# A bone a clinician named may not hurt at all: pain on a walk stops it
named left running+0 is:bone_or_compartment
d1 8  check 0/0                     => open named/running; nostop
d1 17 flat 20 1                     => stop pain_during; gate named/running stopped

# Without a kind the strictest counts
named left running+0
d1 8  check 0/0                     => open named/running; nostop
d1 17 flat 20 1                     => stop pain_during
