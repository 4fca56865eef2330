# SPDX-License-Identifier: GPL-3.0-or-later
# NSIS (an .exe for people) and WiX (an .msi for administrators), with the Qt libraries beside the programs.
# octroi.ico is made from resources/icons/octroi.svg by the CI job (ImageMagick), and used when it is there.
set(CPACK_GENERATOR "NSIS;WIX")
set(CPACK_PACKAGE_EXECUTABLES octroi Octroi)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_DISPLAY_NAME Octroi)
# Identifies the product over all versions: never change it.
set(CPACK_WIX_UPGRADE_GUID "6E1B1C0E-6B3B-4C55-9A43-0C7C3E8E5D21")
# WiX wants a licence as .rtf or .txt.
configure_file(${PROJECT_SOURCE_DIR}/LICENSE ${CMAKE_CURRENT_BINARY_DIR}/LICENSE.txt COPYONLY)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_BINARY_DIR}/LICENSE.txt)

set(icon ${CMAKE_BINARY_DIR}/octroi.ico)
if(EXISTS ${icon})
    set(CPACK_NSIS_MUI_ICON ${icon})
    set(CPACK_WIX_PRODUCT_ICON ${icon})
    if(TARGET octroi)
        file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/octroi.rc "IDI_ICON1 ICON \"${icon}\"\n")
        target_sources(octroi PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/octroi.rc)
    endif()
endif()

# Libraries of vcpkg or of an installed Qt, found from the programs themselves.
install(CODE [[
    file(GET_RUNTIME_DEPENDENCIES
        EXECUTABLES "${CMAKE_INSTALL_PREFIX}/bin/octroid.exe" "${CMAKE_INSTALL_PREFIX}/bin/octroictl.exe"
        RESOLVED_DEPENDENCIES_VAR resolved UNRESOLVED_DEPENDENCIES_VAR missing
        PRE_EXCLUDE_REGEXES "api-ms-" "ext-ms-" POST_EXCLUDE_REGEXES "[/\\]system32[/\\]")
    file(INSTALL ${resolved} DESTINATION "${CMAKE_INSTALL_PREFIX}/bin")
]] COMPONENT server)
if(TARGET octroi)
    get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
    cmake_path(GET qmake PARENT_PATH qt_bin)
    find_program(OCTROI_WINDEPLOYQT windeployqt HINTS ${qt_bin})
    if(OCTROI_WINDEPLOYQT)
        install(CODE "execute_process(COMMAND \"${OCTROI_WINDEPLOYQT}\" --no-translations --no-system-d3d-compiler
            \"\${CMAKE_INSTALL_PREFIX}/bin/octroi.exe\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT console)
    endif()
endif()
