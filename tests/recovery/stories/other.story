# Bruise: two days of peace, massage after three, running when a brisk walk leaves no trace
bruise left
d0 18 check 2/4                     => open none; gate move time; gate massage time
d1 9  check 2/3                     => open none
d2 11 check 1/2                     => open move; gate massage time; phase 1
d3 11 check 0/1                     => open move,massage; noalerts
d3 17 brisk 20 1                    => phase 1
d4 8  check 0/0                     => open move,massage,run; phase 2
d4 17 run 20 1                      => phase 2
d5 8  check 0/0                     => phase 3; finished

# A bruise that has not gone by day 7 is too long
bruise left
d0 18 check 2/4                     => open none
d3 11 check 1/2                     => open move,massage
d7 11 check 0/1                     => alert too_long

# Tightness has no time gates, but it has the rows
tightness both
d0 11 look                          => open none; gate stretch rows_due
d0 12 check 0/2                     => open stretch,massage,load; phase 1
d0 13 brisk 20 3; test raise 12/14 2 => phase 1; gate run ability
d1 8  check 0/2                     => open stretch,massage,load,run; phase 2
d28 11 check 0/1                    => alert too_long

# Tightness on one leg that swells: no massage, and from day 3 the check
tightness left
d0 12 check 0/2                     => open stretch,massage,load
d1 12 check 0/2 up                  => open none; gate massage held; alert worse_early
d4 12 check 0/2 up                  => stop worse

# A clinician's own gates: dates, rows, stops
named left stretch+0 strength+3 running-
d0 12 look                          => gate named/stretch rows_due; gate named/strength time; gate named/running clinician
d0 13 check 0/2                     => open named/stretch
d3 12 check 0/1                     => open named/stretch,named/strength
d4 12 check 0/1 red:foot_cold=yes   => open none; stop red_flag

# Clot signs on a clinician-named episode still stop it
named left running+0
d0 13 check 0/0                     => open named/running
d1 13 check 0/0 red:swollen=notsure => open none; gate named/running stopped
