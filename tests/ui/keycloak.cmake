# SPDX-License-Identifier: GPL-3.0-or-later
set(console ${PROJECT_SOURCE_DIR}/app/octroi)
octroi_test(keycloakconsole SOURCES tst_keycloakconsole.cpp
        ${console}/administratorsignin.cpp ${console}/administratorsignin.h ${console}/console.cpp ${console}/console.h ${console}/consolewindow.cpp
        ${console}/desktopnotice.cpp ${console}/desktopnotice.h
        ${console}/workspace.cpp ${console}/workspace.h ${console}/workspacesheets.cpp ${console}/workspacesignin.cpp
    LIBS Octroi::session Octroi::vault Octroi::backends Octroi::inventory Octroi::change Octroi::health Octroi::theme Octroi::widgets Octroi::shell
        Octroi::dialogs Octroi::demo Octroi::page_alerts Octroi::page_overview Octroi::page_partners Octroi::page_keys Octroi::page_clients Octroi::page_scopes
        Octroi::page_campaigns Octroi::page_health Octroi::page_tokenbench Octroi::page_usage Octroi::page_audit Octroi::page_settings Qt6::Network
    LABELS ui e2e TIMEOUT 1200)
target_include_directories(tst_keycloakconsole PRIVATE ${console} ${PROJECT_SOURCE_DIR}/tests/core)
set_tests_properties(keycloakconsole PROPERTIES RESOURCE_LOCK keycloak)
octroi_test(prometheusconsole SOURCES tst_prometheusconsole.cpp keyboard.h
        ${console}/administratorsignin.cpp ${console}/administratorsignin.h ${console}/console.cpp ${console}/console.h ${console}/consolewindow.cpp
        ${console}/desktopnotice.cpp ${console}/desktopnotice.h
        ${console}/workspace.cpp ${console}/workspace.h ${console}/workspacesheets.cpp ${console}/workspacesignin.cpp
    LIBS Octroi::session Octroi::vault Octroi::backends Octroi::inventory Octroi::change Octroi::health Octroi::theme Octroi::widgets Octroi::shell
        Octroi::dialogs Octroi::demo Octroi::page_alerts Octroi::page_overview Octroi::page_partners Octroi::page_keys Octroi::page_clients Octroi::page_scopes
        Octroi::page_campaigns Octroi::page_health Octroi::page_tokenbench Octroi::page_usage Octroi::page_audit Octroi::page_settings Qt6::Network
    LABELS ui e2e TIMEOUT 600)
target_include_directories(tst_prometheusconsole PRIVATE ${console} ${PROJECT_SOURCE_DIR}/tests/core)
