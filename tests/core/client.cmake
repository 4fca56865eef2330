# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(filter SOURCES tst_filter.cpp LIBS Octroi::domain)
octroi_test(keycolumns SOURCES tst_keycolumns.cpp LIBS Octroi::inventory Qt6::Concurrent)
octroi_test(holdings SOURCES tst_holdings.cpp LIBS Octroi::inventory)
octroi_test(snapshotfile SOURCES tst_snapshotfile.cpp LIBS Octroi::inventory Octroi::crypto)
octroi_test(serversentevents SOURCES tst_serversentevents.cpp LIBS Octroi::backends)
octroi_test(statefile SOURCES tst_statefile.cpp LIBS Octroi::report)
octroi_test(table SOURCES tst_table.cpp LIBS Octroi::report)
octroi_test(csv SOURCES tst_csv.cpp LIBS Octroi::report)
octroi_test(capabilities SOURCES tst_capabilities.cpp LIBS Octroi::backends)
octroi_test(octroidbackend SOURCES tst_octroidbackend.cpp mockoctroid.cpp mockoctroid.h LIBS Octroi::backends)
if(TARGET octroid)
    add_library(octroi_test_octroid STATIC octroidprocess.cpp octroidprocess.h await.h)
    add_library(Octroi::test_octroid ALIAS octroi_test_octroid)
    target_include_directories(octroi_test_octroid PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(octroi_test_octroid
        PUBLIC Octroi::flags Octroi::test_support Octroi::backends Octroi::session Qt6::Test Qt6::Network)
    octroi_test(builtinserver SOURCES tst_builtinserver.cpp LIBS Octroi::test_octroid LABELS e2e)
    if(UNIX)
        octroi_test(privatefolder SOURCES tst_privatefolder.cpp LIBS Octroi::test_octroid LABELS e2e)
        add_dependencies(tst_privatefolder octroid)
    endif()
    octroi_test(inventory SOURCES tst_inventory.cpp LIBS Octroi::test_octroid Octroi::inventory LABELS e2e)
    octroi_test(strangesync SOURCES tst_strangesync.cpp mockoctroid.cpp mockoctroid.h
        LIBS Octroi::test_octroid Octroi::inventory LABELS e2e)
    octroi_test(planning SOURCES tst_planning.cpp LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    octroi_test(spine SOURCES tst_spine.cpp lossyproxy.cpp lossyproxy.h
        LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    octroi_test(runs SOURCES tst_runs.cpp lossyproxy.cpp lossyproxy.h
        LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    octroi_test(conflict SOURCES tst_conflict.cpp LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    octroi_test(foresight SOURCES tst_foresight.cpp mockoctroid.cpp mockoctroid.h
        LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    octroi_test(offboard SOURCES tst_offboard.cpp lossyproxy.cpp lossyproxy.h
        LIBS Octroi::test_octroid Octroi::change Octroi::report Octroi::audit Octroi::crypto LABELS e2e)
    octroi_test(campaign SOURCES tst_campaign.cpp lossyproxy.cpp lossyproxy.h
        LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    octroi_test(exercise SOURCES tst_exercise.cpp LIBS Octroi::test_octroid Octroi::change LABELS e2e)
    foreach(test builtinserver inventory spine runs conflict foresight offboard campaign exercise)
        add_dependencies(tst_${test} octroid)
    endforeach()
    if(OCTROI_CONSOLE)
        octroi_test(undo SOURCES tst_undo.cpp LIBS Octroi::test_octroid Octroi::models LABELS e2e)
        add_dependencies(tst_undo octroid)
    endif()
endif()
# With the keychain, which only the console needs.
if(TARGET Octroi::vault)
    octroi_test(connections SOURCES tst_connections.cpp LIBS Octroi::vault)
    if(UNIX AND NOT APPLE) # the Secret Service can have a session bus of its own; the keychains of others are the user's
        find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
        octroi_test(vault SOURCES tst_vault.cpp LIBS Octroi::vault Qt6::DBus)
    endif()
endif()
