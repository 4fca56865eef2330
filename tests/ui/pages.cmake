# SPDX-License-Identifier: GPL-3.0-or-later
add_library(octroi_test_memorybackend STATIC ${CMAKE_CURRENT_LIST_DIR}/pages/memorybackend.cpp ${CMAKE_CURRENT_LIST_DIR}/pages/memorybackend.h)
target_link_libraries(octroi_test_memorybackend PUBLIC Octroi::backends Octroi::inventory PRIVATE Octroi::flags)
target_include_directories(octroi_test_memorybackend PUBLIC ${CMAKE_CURRENT_LIST_DIR}/pages)
octroi_test(models NO_WIDGETS SOURCES ${CMAKE_CURRENT_LIST_DIR}/pages/tst_models.cpp LIBS octroi_test_memorybackend Octroi::models)
octroi_test(pages SOURCES ${CMAKE_CURRENT_LIST_DIR}/pages/tst_pages.cpp
    LIBS octroi_test_memorybackend Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_partners Octroi::page_scopes)
octroi_test(connectsheet SOURCES ${CMAKE_CURRENT_LIST_DIR}/pages/tst_connectsheet.cpp LIBS Octroi::dialogs)
# Draws the pages into a folder, for looking at them; not a test.
add_executable(pages_pictures ${CMAKE_CURRENT_LIST_DIR}/pages/pictures.cpp)
target_link_libraries(pages_pictures PRIVATE Octroi::flags octroi_test_memorybackend Octroi::dialogs Octroi::page_keys
    Octroi::page_partners Octroi::page_scopes)
set_target_properties(pages_pictures PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
if(TARGET Octroi::test_octroid)
    octroi_test(credentials SOURCES tst_credentials.cpp
        LIBS Octroi::test_octroid Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_credentials octroid)
    octroi_test(importsheet SOURCES tst_importsheet.cpp LIBS Octroi::test_octroid Octroi::dialogs LABELS ui e2e)
    add_dependencies(tst_importsheet octroid)
    octroi_test(statesheet SOURCES tst_statesheet.cpp sheetfixture.h
        LIBS Octroi::test_octroid Octroi::dialogs Octroi::report LABELS ui e2e)
    add_dependencies(tst_statesheet octroid)
    octroi_test(offboardsheet SOURCES tst_offboardsheet.cpp
        LIBS Octroi::test_octroid Octroi::dialogs Octroi::audit Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_offboardsheet octroid)
    octroi_test(clientspage SOURCES tst_clientspage.cpp
        LIBS Octroi::test_octroid Octroi::dialogs Octroi::page_clients Qt6::Network LABELS ui e2e)
    add_dependencies(tst_clientspage octroid)
    octroi_test(tokenbench SOURCES tst_tokenbench.cpp
        LIBS Octroi::test_octroid Octroi::page_tokenbench LABELS ui e2e)
    add_dependencies(tst_tokenbench octroid)
    octroi_test(bulkchange SOURCES tst_bulkchange.cpp
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_bulkchange octroid)
    octroi_test(onetable SOURCES tst_onetable.cpp twooctroids.h
        LIBS Octroi::test_octroid Octroi::page_keys LABELS ui e2e)
    add_dependencies(tst_onetable octroid)
    octroi_test(sharedchange SOURCES tst_sharedchange.cpp twooctroids.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_sharedchange octroid)
    octroi_test(credentialsviews SOURCES tst_credentialsviews.cpp
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_credentialsviews octroid)
    octroi_test(keychanges SOURCES tst_keychanges.cpp keychangesfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_keychanges octroid)
    octroi_test(manykeys SOURCES tst_manykeys.cpp keychangesfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_manykeys octroid)
    octroi_test(wholestate SOURCES tst_wholestate.cpp keychangesfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::report Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_wholestate octroid)
    octroi_test(keyissued SOURCES tst_keyissued.cpp keychangesfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_keyissued octroid)
    octroi_test(undoconflict SOURCES tst_undoconflict.cpp keychangesfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::crypto LABELS ui e2e)
    add_dependencies(tst_undoconflict octroid)
    octroi_test(campaignscut SOURCES tst_campaignscut.cpp campaignfixture.h keyboard.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_campaigns LABELS ui e2e)
    add_dependencies(tst_campaignscut octroid)
    octroi_test(healthpage SOURCES tst_healthpage.cpp
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_health LABELS ui e2e)
    add_dependencies(tst_healthpage octroid)
    octroi_test(campaigns SOURCES tst_campaigns.cpp campaignfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_campaigns LABELS ui e2e)
    add_dependencies(tst_campaigns octroid)
endif()
