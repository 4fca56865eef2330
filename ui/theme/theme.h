// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>

class QApplication;
class QPainter;

// The only place with a colour in it. Names are those of the design tokens ("bg.surface" is BgSurface).
namespace octroi::theme {

enum class Color {
    BgWindow,
    BgPage,
    BgSurface,
    BgRaised,
    BgSunken,
    BgHover,
    BgPressed,
    BgSelected,
    BgSelectedInactive,
    BgSkeleton,
    BgField,
    Scrim,
    BorderSubtle,
    BorderDefault,
    BorderControl,
    TextPrimary,
    TextSecondary,
    TextMuted,
    TextDisabled,
    TextInverse,
    BgTooltip,
    Accent,
    AccentHover,
    AccentPressed,
    AccentText,
    AccentSubtle,
    OnAccent,
    FocusRing,
    OkText,
    OkBg,
    OkSolid,
    WarningText,
    WarningBg,
    WarningSolid,
    DangerText,
    DangerBg,
    DangerSolid,
    DangerHover,
    DangerPressed,
    OnDanger,
    InfoText,
    InfoBg,
    InfoSolid,
    NeutralText,
    NeutralBg,
    NeutralSolid,
    EnvProduction,
    EnvProductionText,
    EnvProductionBg,
    EnvStaging,
    EnvDevelopment,
    OnEnvProduction,
    OnEnvStaging,
    OnEnvDevelopment,
    Chart1,
    Chart2,
    Chart3,
    Chart4,
    Chart5,
    Chart6,
    LatencyP50,
    LatencyP95,
    LatencyP99,
    Status2xx,
    Status3xx,
    Status4xx,
    Status5xx
};

/// What a chip, a note or a number means.
enum class Tone { Neutral, Ok, Warning, Danger, Info, Accent };
Color textColor(Tone tone);
Color backgroundColor(Tone tone);
Color solidColor(Tone tone);

/// The type scale; sizes in px at 100 %, scaled with textScale().
enum class Type { Caption, Label, Body, Strong, CardTitle, Title, Page, Number, Mono };

enum class Scheme { System, Light, Dark };

// Sizes in px (device independent).
inline constexpr int kGrid = 8, kRow = 32, kRowCompact = 24, kControl = 32, kControlSmall = 24, kChip = 20,
                     kIcon = 20, kIconSmall = 16, kPageMargin = 24, kCardPadding = 16, kCardGap = 16,
                     kRail = 184, kRailCollapsed = 48, kDetail = 336, kConnectionBar = 48, kStatusBar = 32,
                     kPageHeader = 56, kTableHeader = 32;

/// What has to grow with the text: px at 100 % times textScale(), in whole px.
int withText(int px);

/// Style, palette and fonts of the running application; one, because QApplication's are one.
class Theme : public QObject
{
    Q_OBJECT
public:
    /// Installs style, palette, fonts; follows the system's scheme until told otherwise.
    static void install(QApplication &application);
    static Theme &instance();

    Scheme scheme() const;
    void setScheme(Scheme scheme);
    bool isDark() const;
    double textScale() const;
    void setTextScale(double scale); ///< 1.0 … 2.0
    bool reducedMotion() const;

Q_SIGNALS:
    void changed(); ///< colours or fonts are different; repaint, reload icons

private:
    Theme();
    friend class ThemePrivate;
};

QColor color(Color role);
QColor color(Color role, double alpha);
QFont font(Type type);
/// resources/icons/<name>.svg, recoloured; sharp at every device pixel ratio.
QIcon icon(const QString &name, Color role = Color::TextSecondary, int size = kIcon);
QPixmap pixmap(const QString &name, Color role, int size, qreal devicePixelRatio);
/// Text with tabular digits whatever the font's own digits are.
void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);
int figuresWidth(const QFont &font, const QString &text);

} // namespace octroi::theme
