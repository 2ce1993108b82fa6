# A clinician opens one step by name, before its time, and only that one
strain g1 left
d0 18 check 1/3                     => phase 0; open none
d1 9  check 0/2                     => phase 0; gate phase-1 time
d1 10 gates strain/phase-1          => phase 1; open phase-1; gate phase-2 ability
d2 8  check 0/1                     => phase 1; gate phase-2 ability
d3 8  check 0/1                     => phase 1; open phase-1

# A step opened by name stays closed while a warning sign that came later stands
strain g1 left
d0 18 check 1/3                     => phase 0
d1 9  check 0/2; gates strain/phase-1 => phase 1; open phase-1
d1 12 flag warm                     => gate phase-1 stopped; stop red_flag
d2 9  check 0/1                     => gate phase-1 stopped
d2 10 gates strain/*                => gate phase-1 open; gate phase-2 ability
d3 9  check 0/1                     => gate phase-1 open

# What a clinician allowed for another episode opens nothing here
strain g1 left
d0 18 check 1/3                     => phase 0
d1 9  check 0/2; gates strain/phase-1 elsewhere => phase 0; gate phase-1 time

# A clinician's word with an end counts until then; the step entered with it stays, later ones wait again
strain g1 left
d0 18 check 1/3                     => phase 0
d1 9  check 0/2; gates strain/phase-1 for:1 => phase 1; open phase-1
d3 8  check 0/1                     => phase 1; open phase-1; gate phase-2 ability
d3 20 check 2/2                     => gate phase-1 stopped; stop worse

# A whole plan named, as older records have it, means that it may be followed: no gate opens early
cramp left
d0 18 check 1/2                     => phase 0
d1 9  check 0/1; gates cramp/*      => phase 0; gate exercise time
d3 11 check 0/1                     => phase 1; gate faster ability
