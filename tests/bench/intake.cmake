# SPDX-License-Identifier: GPL-3.0-or-later
if(LINUX OR CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_executable(bench_intake bench_intake.cpp)
    target_link_libraries(bench_intake PRIVATE Octroi::authority_meter Octroi::store Octroi::flags Threads::Threads)
    add_test(NAME intake COMMAND bench_intake 100000 1000)
    set_tests_properties(intake PROPERTIES LABELS bench TIMEOUT 300)
endif()
