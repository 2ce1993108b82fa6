# The deep muscle has to show the bent knee before power
strain g1 left soleus
d0 18 check 1/3                     => phase 0
d2 11 check 0/1                     => phase 1; open phase-1
d2 17 flat 12 1                     => phase 1
d3 8  check 0/1; test two 15 1      => phase 2
d8 9  check 0/0                     => phase 2; gate phase-3 ability
d8 17 brisk 30 0                    => phase 2
d9 8  check 0/0; test raise 12/25 0 => phase 2; gate phase-3 ability
d9 9  test bent 9/20 0              => phase 2; gate phase-3 ability
d10 8 check 0/0; test bent 10/20 3  => phase 2; gate phase-3 ability
d11 8 check 0/0; test bent 10/20 2  => phase 3; open phase-1,phase-2,phase-3
d11 17 brisk 30 0                   => phase 3
d12 8 check 0/0; test raise 22/25 0; test hop 20/20 0 => phase 3; gate phase-4 ability
d13 8 check 0/0; test bent 15/20 0  => phase 3; gate phase-4 ability
d14 8 check 0/0; test bent 20/22 0  => phase 4

# The upper muscle goes without the bent knee
strain g1 left gastrocnemius
d0 18 check 1/3                     => phase 0
d2 11 check 0/1                     => phase 1; open phase-1
d2 17 flat 12 1                     => phase 1
d3 8  check 0/1; test two 15 1      => phase 2
d8 9  check 0/0                     => phase 2; gate phase-3 ability
d8 17 brisk 30 0                    => phase 2
d9 8  check 0/0; test raise 12/25 0 => phase 3; open phase-1,phase-2,phase-3
