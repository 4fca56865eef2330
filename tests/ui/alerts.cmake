# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(alertnotices NO_WIDGETS SOURCES tst_alertnotices.cpp LIBS Octroi::models LABELS ui)
octroi_test(alertsrefused SOURCES tst_alertsrefused.cpp alertfixture.h ../core/mockoctroid.cpp ../core/mockoctroid.h
    LIBS Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_alerts Octroi::crypto LABELS ui)
target_include_directories(tst_alertsrefused PRIVATE ${PROJECT_SOURCE_DIR}/tests/core)
if(TARGET Octroi::test_octroid)
    octroi_test(alertspage SOURCES tst_alertspage.cpp alertfixture.h
        LIBS Octroi::test_octroid Octroi::shell Octroi::dialogs Octroi::page_keys Octroi::page_alerts Octroi::crypto LABELS ui e2e)
    target_include_directories(tst_alertspage PRIVATE ${PROJECT_SOURCE_DIR}/tests/authority)
    add_dependencies(tst_alertspage octroid)
endif()
