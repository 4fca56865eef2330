// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/palette.h"

namespace octroi::theme {

QPalette qtPalette(bool dark)
{
    const auto of = [dark](Color role) { return QColor::fromRgb(paletteColor(role, dark)); };
    QPalette palette;
    const auto all = [&palette](QPalette::ColorRole role, const QColor &value) {
        palette.setColor(QPalette::All, role, value);
    };
    all(QPalette::Window, of(Color::BgPage));
    all(QPalette::WindowText, of(Color::TextPrimary));
    all(QPalette::Base, of(Color::BgSurface));
    all(QPalette::AlternateBase, of(Color::BgSurface));
    all(QPalette::Text, of(Color::TextPrimary));
    all(QPalette::PlaceholderText, of(Color::TextMuted));
    all(QPalette::Button, of(Color::BgSurface));
    all(QPalette::ButtonText, of(Color::TextPrimary));
    all(QPalette::BrightText, of(Color::OnDanger));
    all(QPalette::ToolTipBase, of(Color::BgTooltip));
    all(QPalette::ToolTipText, of(Color::TextInverse));
    all(QPalette::Highlight, of(Color::Accent));
    all(QPalette::HighlightedText, of(Color::OnAccent));
    all(QPalette::Link, of(Color::AccentText));
    all(QPalette::LinkVisited, of(Color::AccentText));
    all(QPalette::Light, of(Color::BgHover));
    all(QPalette::Midlight, of(Color::BgHover));
    all(QPalette::Mid, of(Color::BorderDefault));
    all(QPalette::Dark, of(Color::BorderControl));
    all(QPalette::Shadow, of(Color::Scrim));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, of(Color::TextDisabled));
    palette.setColor(QPalette::Disabled, QPalette::Base, of(Color::BgSunken));
    palette.setColor(QPalette::Disabled, QPalette::Button, of(Color::BgSunken));
    return palette;
}

} // namespace octroi::theme
