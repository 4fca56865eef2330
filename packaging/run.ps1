# SPDX-License-Identifier: GPL-3.0-or-later
# powershell -ExecutionPolicy Bypass -File packaging\run.ps1 [-Tour DIR]
# Installs what is missing with winget and vcpkg, builds the release preset, opens the console on the
# demo organisation.
param([string]$Tour = "")
$ErrorActionPreference = "Stop"
$top = Split-Path -Parent $PSScriptRoot
$build = Join-Path $top "build\release"

function Say($text) { Write-Host "octroi: $text" }

function Need($command, $package) {
    if (Get-Command $command -ErrorAction SilentlyContinue) { return }
    Say "installs $package"
    winget install --silent --accept-package-agreements --accept-source-agreements --exact --id $package
    if ($LASTEXITCODE -ne 0) { throw "winget could not install $package" }
    $env:Path = [Environment]::GetEnvironmentVariable("Path", "Machine") + ";" + [Environment]::GetEnvironmentVariable("Path", "User")
}

Need "git" "Git.Git"
Need "cmake" "Kitware.CMake"
Need "ninja" "Ninja-build.Ninja"

# The compiler: the newest Visual Studio that has the C++ tools, or the build tools alone.
$vswhere = Join-Path ${env:ProgramFiles(x86)} "Microsoft Visual Studio\Installer\vswhere.exe"
function Find-VisualStudio {
    if (-not (Test-Path $vswhere)) { return $null }
    & $vswhere -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath
}
$studio = Find-VisualStudio
if (-not $studio) {
    Say "installs the Visual Studio build tools"
    winget install --silent --accept-package-agreements --accept-source-agreements --exact --id Microsoft.VisualStudio.2022.BuildTools --override "--quiet --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"
    $studio = Find-VisualStudio
    if (-not $studio) { throw "the C++ compiler could not be installed" }
}
Import-Module (Join-Path $studio "Common7\Tools\Microsoft.VisualStudio.DevShell.dll")
Enter-VsDevShell -VsInstallPath $studio -SkipAutomaticLocation -DevCmdArguments "-arch=x64 -host_arch=x64" | Out-Null

# The libraries: vcpkg, beside the build. vcpkg.json names them.
$vcpkg = $env:VCPKG_ROOT
if (-not $vcpkg -or -not (Test-Path (Join-Path $vcpkg "scripts\buildsystems\vcpkg.cmake"))) {
    $vcpkg = Join-Path $top "build\vcpkg"
    if (-not (Test-Path $vcpkg)) {
        Say "fetches vcpkg into build\vcpkg"
        git clone -q https://github.com/microsoft/vcpkg.git $vcpkg
        if ($LASTEXITCODE -ne 0) { throw "vcpkg could not be fetched" }
    }
    if (-not (Test-Path (Join-Path $vcpkg "vcpkg.exe"))) { & (Join-Path $vcpkg "bootstrap-vcpkg.bat") -disableMetrics }
}

Push-Location $top
try {
    Say "configures and builds build\release: the first time takes long, because Qt is built too"
    cmake --preset release "-DCMAKE_TOOLCHAIN_FILE=$vcpkg\scripts\buildsystems\vcpkg.cmake" -DOCTROI_TESTS=OFF
    if ($LASTEXITCODE -ne 0) { throw "cmake could not configure" }
    cmake --build $build
    if ($LASTEXITCODE -ne 0) { throw "the build failed" }
} finally { Pop-Location }

$octroi = Join-Path $build "bin\octroi.exe"
if ($Tour) {
    $env:QT_QPA_PLATFORM = "offscreen"
    & $octroi --tour $Tour
} else {
    & $octroi --demo
}
exit $LASTEXITCODE
