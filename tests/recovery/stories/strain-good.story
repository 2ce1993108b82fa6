# Grade 1, the whole way, with the six-step table
strain g1 left ladder six-phase
d0 18 check 2/4                     => phase 0; open none; gate phase-1 time; tests none
d1 8  check 1/3                     => phase 0; gate phase-1 time
d2 8  check 1/2                     => phase 0; gate phase-1 time
d2 11 look                          => phase 1; open phase-1; tests two; gate phase-2 ability
d2 17 flat 12 1                     => phase 1
d3 8  check 0/1                     => phase 1; open phase-1; gate phase-2 ability; noalerts
d3 9  test two 15 1                 => phase 2; open phase-1,phase-2; tests two
d4 8  check 0/1                     => phase 2; gate phase-3 time; tests two,raise,bent,wall,balance
d6 8  check 0/0                     => phase 2; gate phase-3 time
d6 17 brisk 30 0                    => phase 2
d7 8  check 0/0; test raise 12/25 1 => phase 2; gate phase-3 time
d8 8  check 0/0                     => phase 2; gate phase-3 time
d8 10 look                          => phase 3; open phase-1,phase-2,phase-3
d9 17 brisk 30 0                    => phase 3
d10 8 check 0/0; test raise 20/25 0; test hop 20/20 1 => phase 3; gate phase-4 ability
d11 8 check 0/0; test raise 22/25 0 => phase 4; gate phase-4 open
d12 8 check 0/0                     => phase 4; open phase-1,phase-2,phase-3,phase-4; ladder 1/0 start
d12 17 walkrun 1 0                  => ladder 1/0 waiting
d13 8 check 0/0                     => ladder 1/1 more
d14 8 check 0/0                     => phase 4
d14 17 walkrun 1 0                  => phase 4
d15 8 check 0/0                     => ladder 2/0 up
d16 8 check 0/0                     => phase 4
d16 17 walkrun 2 0                  => phase 4
d17 8 check 0/0                     => ladder 2/1 more
d18 8 check 0/0; run 30 1           => phase 4
d19 8 check 0/0                     => phase 4; gate phase-5 ability
d20 8 check 0/0; run 30 1           => phase 4
d21 8 check 0/0                     => phase 4
d22 8 check 0/0; run 30 1           => phase 4
d23 8 check 0/0                     => phase 5; open phase-1,phase-2,phase-3,phase-4,phase-5
d24 9 check 0/0/0; test press 0; test wall 11/11 0; test raise 31/32 0; test hop 25/26 0; training 60 0 => phase 5; gate done ability
d25 9 check 0/0/0                   => phase 6; finished; open phase-1,phase-2,phase-3,phase-4,phase-5,done

# Grade 2 waits 72 hours and stays 14 days in the strength phase
strain g2 left
d0 18 check 3/6                     => phase 0; open none
d2 11 check 1/4                     => phase 0; gate phase-1 time
d3 8  check 1/3                     => gate phase-1 time; noalerts
d3 11 look                          => phase 1
d3 17 flat 10 2                     => phase 1
d4 8  check 0/2; test two 15 2      => phase 2
d10 8 check 0/1                     => gate phase-3 time
d17 8 check 0/0                     => phase 2
d17 17 brisk 30 1                   => phase 2
d18 7 check 0/0; test raise 10/20 2 => gate phase-3 time
d18 9 look                          => phase 3

# Worst sign decides: not sure about the limp makes it grade 2
strain unsure left
d0 18 check 1/2                     => phase 0
d2 11 check 0/1                     => phase 0; gate phase-1 time
d3 11 check 0/1                     => phase 1

# No test before its phase
strain g1 right
d0 18 check 1/2                     => tests none
d2 11 check 0/1                     => phase 1; tests two
d3 11 check 0/1                     => tests two

# The other leg was hurt four months ago: only absolute numbers count
strain g1 left other-hurt
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d8 9  check 0/0; brisk 30 0         => phase 2
d9 8  check 0/0; test raise 10/40 0 => phase 3
d9 9  brisk 30 0                    => phase 3
d10 8 check 0/0; test raise 20/40 0; test hop 20/20 0 => phase 4

# With a fair other leg the same counts fall short of 85 per cent
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d8 9  check 0/0; brisk 30 0         => phase 2
d9 8  check 0/0; test raise 10/40 0 => phase 3
d9 9  brisk 30 0                    => phase 3
d10 8 check 0/0; test raise 20/40 0; test hop 20/20 0 => phase 3; gate phase-4 ability

# An old test expires before it opens a gate, but does not close one
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1                     => phase 1
d2 12 test two 15 0                 => phase 1
d11 11 check 0/0                    => phase 1
d11 12 flat 10 0                    => phase 1
d12 8 check 0/0                     => phase 1; gate phase-2 ability
d12 9 test two 15 0                 => phase 2
d25 9 check 0/0                     => phase 2; open phase-1,phase-2

# A missed week: unknown, nothing opens, nothing is lost
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d12 9 look                          => phase 2; open none; gate phase-1 rows_due; gate phase-2 rows_due
d12 10 check 0/0                    => phase 2; open phase-1,phase-2
