# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET Octroi::page_usage)
    set(invented ${PROJECT_SOURCE_DIR}/tests/ui/watch)
    add_executable(bench_watch bench_watch.cpp figures.cpp figures.h ${invented}/inventedbackend.cpp ${invented}/inventedbackend.h)
    target_include_directories(bench_watch PRIVATE ${invented})
    target_link_libraries(bench_watch PRIVATE Octroi::flags Octroi::page_usage CLI11::CLI11)
    octroi_precompile(bench_watch ui)
    # That it works with little, and that no peak is lost, is a test; what it prints belongs to a machine.
    add_test(NAME benchwatch COMMAND bench_watch --points 50000 --hour 120 --seconds 3)
    set_tests_properties(benchwatch PROPERTIES LABELS bench TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endif()
