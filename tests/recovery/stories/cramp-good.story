# The plain good course: sore for a day, back to running by day 9
cramp left
d0 18 check 2/3                     => phase 0; open none; gate massage time; gate exercise time; gate strength time
d1 8  check 1/2                     => open none; gate massage time
d1 11 look                          => open massage; gate exercise time
d2 8  check 0/1                     => open massage; phase 0
d3 8  check 0/0                     => open massage; gate exercise time
d3 11 look                          => open massage,exercise; phase 1; tests raise; noalerts
d3 18 flat 15 0                     => open massage,exercise; gate faster ability
d4 8  check 0/0                     => open massage,exercise,faster; phase 2
d4 18 brisk 25 1                    => open massage,exercise,faster
d5 8  check 0/0                     => open massage,exercise,faster,incline; phase 3
d5 18 incline 20 0; test raise 12/12 0 => open massage,exercise,faster,incline
d6 8  check 0/0                     => open massage,exercise,faster,incline,run; phase 4
d6 18 run 20 1                      => phase 4
d7 8  check 0/0                     => phase 5; gate done ability; gate strength time
d8 18 run 20 1                      => phase 5
d9 8  check 0/0                     => phase 6; finished; gate strength time
d14 9  check 0/0                    => gate strength time
d14 11 look                         => open massage,exercise,faster,incline,run,easy,done,strength

# Nothing opens without rows of the last 24 hours, even when every time is over
cramp right
d0 18 check 2/3                     => open none
d5 12 look                          => open none; gate massage rows_due; gate exercise ability; alert look_due
d5 13 check 0/1                     => open massage,exercise; phase 1; noalerts
d6 12 look                          => open massage,exercise
d6 14 look                          => open none; gate massage rows_due; gate exercise rows_due
d6 15 check 0/1                     => open massage,exercise

# A check-in with unanswered rows opens nothing
cramp left
d0 18 check 2/3                     => open none
d2 8  check 1/1 norows              => open none; gate massage rows_due
d2 9  check 1/1                     => open massage

# One step a day at most, even when two are earned
cramp left
d0 18 check 2/3                     => open none
d3 11 check 0/1                     => phase 1
d3 12 flat 15 0; brisk 25 0         => phase 1; gate faster ability
d4 8  check 0/0                     => phase 2; gate incline ability
d4 9  brisk 25 0                    => phase 2; gate incline ability
d5 8  check 0/0                     => phase 3

# A walk during the three days is everyday walking, not a step
cramp left
d0 18 check 1/2                     => open none
d1 9  check 0/1                     => open none
d1 17 flat 20 0                     => phase 0
d2 8  check 0/0                     => open massage; phase 0
d3 8  check 0/0                     => phase 0
d3 11 look                          => phase 1; gate faster ability

# No check-in the morning after the walk: it does not count, walk again
cramp left
d0 18 check 1/2                     => open none
d3 11 check 0/0                     => phase 1
d3 17 flat 15 0                     => gate faster ability
d4 18 check 0/0                     => phase 1; gate faster ability
d4 19 flat 15 0                     => phase 1
d5 8  check 0/0                     => phase 2

# The heel-raise test counts for seven days only
cramp left
d0 18 check 1/2                     => open none
d3 11 check 0/0                     => phase 1
d3 12 test raise 15/15 0; flat 15 0 => phase 1
d4 8  check 0/0                     => phase 2
d4 12 brisk 25 0                    => phase 2
d5 8  check 0/0                     => phase 3
d10 9 check 0/0                     => phase 3
d10 17 incline 20 0                 => phase 3
d11 8 check 0/0                     => phase 3; gate run ability
d11 9 test raise 15/15 0            => phase 4

# Onset only roughly known: the latest it could have been counts
cramp left latest 12
d0 23 check 1/2                     => open none
d1 8  check 0/1                     => open none
d1 21 look                          => open none; gate massage time
d1 22 look                          => open massage
d3 8  check 0/0                     => gate exercise time
d3 21 look                          => gate exercise time
d3 22 look                          => gate exercise open

# A three in the morning check-in belongs to the evening before
cramp left
d0 18 check 1/2                     => open none
d3 3  check 0/0                     => open massage
d3 5  look                          => open massage; gate exercise time
d3 11 check 0/0                     => open massage,exercise
