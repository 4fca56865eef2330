# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(scale SOURCES tst_scale.cpp LIBS Octroi::charts LABELS ui)
octroi_test(timechart SOURCES tst_timechart.cpp LIBS Octroi::charts Octroi::consumption LABELS ui)
octroi_test(watchpages
    SOURCES tst_watchpages.cpp watch/inventedbackend.cpp watch/inventedbackend.h
    LIBS Octroi::page_overview Octroi::page_usage Octroi::page_audit Octroi::page_settings Octroi::page_welcome LABELS ui)
# Not a test: draws each page with invented data, to be looked at. watchpictures DIR
add_executable(watchpictures watch/watchpictures.cpp watch/inventedbackend.cpp watch/inventedbackend.h)
target_link_libraries(watchpictures PRIVATE Octroi::flags Octroi::page_overview Octroi::page_usage Octroi::page_audit
    Octroi::page_settings Octroi::page_welcome)
set_target_properties(watchpictures PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
octroi_test(usagepage
    SOURCES tst_usagepage.cpp watch/inventedbackend.cpp watch/inventedbackend.h
    LIBS Octroi::page_usage LABELS ui)
if(TARGET Octroi::test_octroid)
    octroi_test(usageviews SOURCES tst_usageviews.cpp keyboard.h
        LIBS Octroi::test_octroid Octroi::page_usage LABELS ui e2e)
    add_dependencies(tst_usageviews octroid)
    foreach(test IN ITEMS dashboards dashboardskept)
        octroi_test(${test} SOURCES tst_${test}.cpp dashboardfixture.h console.h keyboard.h
            LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_usage Octroi::crypto LABELS ui e2e)
        add_dependencies(tst_${test} octroid)
    endforeach()
endif()
octroi_test(prometheuspage SOURCES tst_prometheuspage.cpp
    LIBS Octroi::page_usage Octroi::dialogs Octroi::backends LABELS ui e2e TIMEOUT 600)
