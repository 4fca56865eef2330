// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/palette.h"

#include <iterator>

namespace octroi::theme {
namespace {

struct Row
{
    Color role;
    QRgb light, dark;
};

// In the order of the enumeration; the test checks that.
constexpr Row kRows[] = {
    {Color::BgWindow, 0xeef1f0, 0x121615},
    {Color::BgPage, 0xf7f9f8, 0x171c1b},
    {Color::BgSurface, 0xffffff, 0x1d2322},
    {Color::BgRaised, 0xffffff, 0x242b2a},
    {Color::BgSunken, 0xf1f4f3, 0x151a19},
    {Color::BgHover, 0xf0f4f3, 0x262d2c},
    {Color::BgPressed, 0xe3e9e7, 0x303837},
    {Color::BgSelected, 0xe0f0ed, 0x17342f},
    {Color::BgSelectedInactive, 0xeaeeed, 0x2a3130},
    {Color::BgSkeleton, 0xe6ebe9, 0x2a3130},
    {Color::BgField, 0xffffff, 0x1d2322},
    {Color::Scrim, 0x0f1514, 0x050807},
    {Color::BorderSubtle, 0xe4e9e7, 0x2a3230},
    {Color::BorderDefault, 0xd0d8d5, 0x39423f},
    {Color::BorderControl, 0x7f8c88, 0x6d7b77},
    {Color::TextPrimary, 0x161c1a, 0xe7ecea},
    {Color::TextSecondary, 0x46524e, 0xb4bfbb},
    {Color::TextMuted, 0x5c6965, 0x97a4a0},
    {Color::TextDisabled, 0xa2ada9, 0x5b6764},
    {Color::TextInverse, 0xffffff, 0x111615},
    {Color::BgTooltip, 0x22302c, 0xdde5e2},
    {Color::Accent, 0x0b6f68, 0x3fb8aa},
    {Color::AccentHover, 0x095e58, 0x56c7ba},
    {Color::AccentPressed, 0x074d48, 0x2fa698},
    {Color::AccentText, 0x0a655f, 0x5ccabd},
    {Color::AccentSubtle, 0xddefec, 0x1a3d37},
    {Color::OnAccent, 0xffffff, 0x062320},
    {Color::FocusRing, 0x0b8c83, 0x4fcbbd},
    {Color::OkText, 0x2b6a1d, 0x8ccb78},
    {Color::OkBg, 0xe6f3e0, 0x20321b},
    {Color::OkSolid, 0x3c8a2a, 0x6db457},
    {Color::WarningText, 0x7e4e00, 0xedb75a},
    {Color::WarningBg, 0xfbeed3, 0x39290f},
    {Color::WarningSolid, 0xc27c0a, 0xdc9b2e},
    {Color::DangerText, 0xac2317, 0xf79b8e},
    {Color::DangerBg, 0xfce7e3, 0x3b1a16},
    {Color::DangerSolid, 0xbf2c1e, 0xcc3f30},
    {Color::DangerHover, 0xa32317, 0xb83527},
    {Color::DangerPressed, 0x8a1c12, 0x9e2c20},
    {Color::OnDanger, 0xffffff, 0xffffff},
    {Color::InfoText, 0x1e558f, 0x93beee},
    {Color::InfoBg, 0xe3eef9, 0x172b41},
    {Color::InfoSolid, 0x2f72b8, 0x5b97d8},
    {Color::NeutralText, 0x46524e, 0xb4bfbb},
    {Color::NeutralBg, 0xe9eeec, 0x2b3331},
    {Color::NeutralSolid, 0x74817d, 0x84918d},
    {Color::EnvProduction, 0xb01350, 0xce2864},
    {Color::EnvProductionText, 0xa31049, 0xff8fb5},
    {Color::EnvProductionBg, 0xfbe6ed, 0x40172a},
    {Color::EnvStaging, 0x8a5a00, 0xc98a1b},
    {Color::EnvDevelopment, 0x3d5a80, 0x6c93c4},
    {Color::OnEnvProduction, 0xffffff, 0xffffff},
    {Color::OnEnvStaging, 0xffffff, 0x1c1300},
    {Color::OnEnvDevelopment, 0xffffff, 0x0b1420},
    {Color::Chart1, 0x0b7a73, 0x3fb8aa},
    {Color::Chart2, 0xd87825, 0xe2a053},
    {Color::Chart3, 0x0e47a2, 0x6380e9},
    {Color::Chart4, 0xb279ab, 0x9e6397},
    {Color::Chart5, 0x874333, 0xc6583f},
    {Color::Chart6, 0x2e3638, 0xd1deeb},
    {Color::LatencyP50, 0x4e9e96, 0x2f8278},
    {Color::LatencyP95, 0x0b6f68, 0x4fc3b5},
    {Color::LatencyP99, 0x032b28, 0xc4f3ec},
    {Color::Status2xx, 0x0b7a73, 0x3fb8aa},
    {Color::Status3xx, 0x87958f, 0x6c7b77},
    {Color::Status4xx, 0xcc8114, 0xf0c060},
    {Color::Status5xx, 0x9e1c15, 0xe04a36},
};

} // namespace

int paletteSize()
{
    return int(std::size(kRows));
}

Color paletteRole(int row)
{
    return kRows[row].role;
}

QRgb paletteColor(Color role, bool dark)
{
    const Row &row = kRows[int(role)];
    return 0xff000000u | (dark ? row.dark : row.light);
}

} // namespace octroi::theme
