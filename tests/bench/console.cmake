# SPDX-License-Identifier: GPL-3.0-or-later
if(TARGET Octroi::page_keys)
    add_executable(bench_console bench_console.cpp figures.cpp figures.h manykeys.cpp manykeys.h previewbench.cpp previewbench.h
        severaltables.cpp severaltables.h)
    target_link_libraries(bench_console PRIVATE Octroi::flags Octroi::page_keys Octroi::crypto CLI11::CLI11)
    # That it works with few rows is a test; what it prints belongs to a machine.
    add_test(NAME benchconsole COMMAND bench_console --keys 30000)
    set_tests_properties(benchconsole PROPERTIES LABELS bench TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endif()
