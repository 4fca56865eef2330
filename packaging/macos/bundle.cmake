# SPDX-License-Identifier: GPL-3.0-or-later
# A disk image with Octroi.app, which carries octroid and octroictl beside its own program.
# octroi.icns is made from resources/icons/octroi.svg by the CI job (rsvg-convert, iconutil).
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME Octroi)
if(TARGET octroi)
    set_target_properties(octroi PROPERTIES
        OUTPUT_NAME Octroi
        MACOSX_BUNDLE_BUNDLE_NAME Octroi
        MACOSX_BUNDLE_GUI_IDENTIFIER example.octroi.octroi
        MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
        MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
    set(icon ${CMAKE_BINARY_DIR}/octroi.icns)
    if(EXISTS ${icon})
        set_target_properties(octroi PROPERTIES MACOSX_BUNDLE_ICON_FILE octroi.icns)
        target_sources(octroi PRIVATE ${icon})
        set_source_files_properties(${icon} TARGET_DIRECTORY octroi PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    endif()
    install(PROGRAMS $<TARGET_FILE:octroid> $<TARGET_FILE:octroictl> DESTINATION Octroi.app/Contents/MacOS
        COMPONENT console)
    get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
    cmake_path(GET qmake PARENT_PATH qt_bin)
    find_program(OCTROI_MACDEPLOYQT macdeployqt HINTS ${qt_bin})
    if(OCTROI_MACDEPLOYQT)
        install(CODE "execute_process(COMMAND \"${OCTROI_MACDEPLOYQT}\" \"\${CMAKE_INSTALL_PREFIX}/Octroi.app\"
            -executable=\"\${CMAKE_INSTALL_PREFIX}/Octroi.app/Contents/MacOS/octroid\"
            -executable=\"\${CMAKE_INSTALL_PREFIX}/Octroi.app/Contents/MacOS/octroictl\"
            COMMAND_ERROR_IS_FATAL ANY)" COMPONENT console)
    endif()
endif()
