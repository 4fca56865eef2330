// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include "theme/palette.h"
#include "theme/style.h"
#include "theme/systemscheme.h"
#include "theme/themeprivate.h"

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QStyleHints>
#include <cmath>

namespace octroi::theme {
namespace {

ThemePrivate *s_theme = nullptr; // one, because QApplication's style and palette are one

} // namespace

ThemePrivate::ThemePrivate(QApplication &application)
    : QObject(&application)
    , app(application)
{
    s_theme = this;
    connect(this, &QObject::destroyed, [] { s_theme = nullptr; });
}

ThemePrivate &ThemePrivate::instance()
{
    Q_ASSERT_X(s_theme, "octroi::theme", "Theme::install() comes first");
    return *s_theme;
}

void ThemePrivate::updateDark()
{
    bool now = scheme == Scheme::Dark;
    if (scheme == Scheme::System) {
        app.setPalette(QPalette());
        now = systemIsDark(app);
        app.setPalette(qtPalette(dark));
    }
    if (now == dark)
        return;
    dark = now;
    apply();
}

void ThemePrivate::apply()
{
    app.setPalette(qtPalette(dark));
    QApplication::setFont(font(Type::Body));
    for (const char *name :
         {"QMenu", "QMenuBar", "QAbstractItemView", "QPushButton", "QToolButton", "QLineEdit"})
        QApplication::setFont(font(Type::Body), name);
    for (const char *name : {"QToolTip", "QTipLabel", "QHeaderView"})
        QApplication::setFont(font(Type::Caption), name);
    Q_EMIT theme.changed();
}

bool ThemePrivate::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ThemeChange:
        // Every window tells of it. Palette events are no sign: our own palette causes them, some of them late.
        if (scheme == Scheme::System && !m_updateQueued) {
            m_updateQueued = true;
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_updateQueued = false;
                    updateDark();
                },
                Qt::QueuedConnection);
        }
        break;
    case QEvent::KeyPress:
        m_lastInputWasKey = true;
        break;
    case QEvent::MouseButtonPress:
        m_lastInputWasKey = false;
        break;
    case QEvent::FocusIn:
        if (watched->isWidgetType())
            showFocus(static_cast<QWidget *>(watched), static_cast<QFocusEvent *>(event)->reason());
        break;
    case QEvent::FocusOut:
        if (focusFrame && focusFrame->widget() == watched)
            focusFrame->setWidget(nullptr);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void ThemePrivate::showFocus(QWidget *widget, Qt::FocusReason reason)
{
    // Fields and views draw their own ring; this one is for what has no room inside.
    if (ringRadius(widget) < 0)
        return;
    const bool byKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                            reason == Qt::ShortcutFocusReason ||
                            (reason != Qt::MouseFocusReason && m_lastInputWasKey);
    if (!byKeyboard)
        return;
    if (!focusFrame)
        focusFrame = new QFocusFrame(widget);
    focusFrame->setWidget(widget);
}

Theme::Theme() = default;

void Theme::install(QApplication &application)
{
    if (s_theme)
        return;
    auto *d = new ThemePrivate(application);
    application.setStyle(new Style);
    d->dark = systemIsDark(application);
    application.installEventFilter(d);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(application.styleHints(), &QStyleHints::colorSchemeChanged, d, [d] { d->updateDark(); });
#endif
    d->apply();
}

Theme &Theme::instance()
{
    return ThemePrivate::instance().theme;
}

Scheme Theme::scheme() const
{
    return ThemePrivate::instance().scheme;
}

void Theme::setScheme(Scheme scheme)
{
    ThemePrivate &d = ThemePrivate::instance();
    d.scheme = scheme;
    d.updateDark();
}

bool Theme::isDark() const
{
    return ThemePrivate::instance().dark;
}

int withText(int px)
{
    return int(std::lround(px * Theme::instance().textScale()));
}

double Theme::textScale() const
{
    return ThemePrivate::instance().textScale;
}

void Theme::setTextScale(double scale)
{
    ThemePrivate &d = ThemePrivate::instance();
    scale = qBound(1.0, scale, 2.0);
    if (qFuzzyCompare(d.textScale, scale))
        return;
    d.textScale = scale;
    d.apply();
}

bool Theme::reducedMotion() const
{
    static const bool reduced = systemReducesMotion();
    return reduced;
}

QColor color(Color role)
{
    return QColor::fromRgb(paletteColor(role, ThemePrivate::instance().dark));
}

QColor color(Color role, double alpha)
{
    QColor result = color(role);
    result.setAlphaF(float(alpha));
    return result;
}

Color textColor(Tone tone)
{
    static constexpr Color kColors[] = {Color::NeutralText, Color::OkText,   Color::WarningText,
                                        Color::DangerText,  Color::InfoText, Color::AccentText};
    return kColors[int(tone)];
}

Color backgroundColor(Tone tone)
{
    static constexpr Color kColors[] = {Color::NeutralBg, Color::OkBg,   Color::WarningBg,
                                        Color::DangerBg,  Color::InfoBg, Color::AccentSubtle};
    return kColors[int(tone)];
}

Color solidColor(Tone tone)
{
    static constexpr Color kColors[] = {Color::NeutralSolid, Color::OkSolid,   Color::WarningSolid,
                                        Color::DangerSolid,  Color::InfoSolid, Color::Accent};
    return kColors[int(tone)];
}

} // namespace octroi::theme
