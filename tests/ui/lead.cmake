# SPDX-License-Identifier: GPL-3.0-or-later
octroi_test(translations NO_WIDGETS SOURCES tst_translations.cpp LIBS Qt6::Core)
target_compile_definitions(tst_translations PRIVATE OCTROI_LUPDATE="${lupdate_path}")
octroi_test(accessibility SOURCES tst_accessibility.cpp ${PROJECT_SOURCE_DIR}/app/octroi/tour/accessibility.cpp
    LIBS octroi_test_memorybackend Octroi::shell Octroi::dialogs Octroi::page_overview Octroi::page_partners Octroi::page_keys
        Octroi::page_clients Octroi::page_scopes Octroi::page_usage Octroi::page_alerts Octroi::page_audit Octroi::page_campaigns Octroi::page_settings Octroi::page_welcome LABELS ui)
target_include_directories(tst_accessibility PRIVATE ${PROJECT_SOURCE_DIR}/app/octroi/tour)
