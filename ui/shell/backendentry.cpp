// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/backendentry.h"

#include "shell/errortext.h"
#include "theme/paint.h"
#include "theme/style.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

namespace octroi::shell {

using backends::BackendState;

BackendEntry::BackendEntry(backends::Backend &backend, QWidget *parent)
    : QAbstractButton(parent)
    , m_backend(backend)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme::setRingRadius(this, 6);
    connect(&backend, &backends::Backend::stateChanged, this, &BackendEntry::refresh);
    connect(&backend, &backends::Backend::latencyChanged, this, &BackendEntry::refresh);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &BackendEntry::refresh);
    refresh();
}

bool BackendEntry::answers() const
{
    return m_backend.state() == BackendState::Online;
}

void BackendEntry::refresh()
{
    const backends::BackendInfo info = m_backend.info();
    setText(info.name);
    QStringList tip{info.address};
    switch (m_backend.state()) {
    case BackendState::Online:
        m_state = m_backend.latencyMs() < 0 ? QString()
                                            : tr("%1 ms").arg(QLocale().toString(m_backend.latencyMs()));
        if (!info.version.isEmpty())
            tip.append(tr("Version %1").arg(info.version));
        break;
    case BackendState::Connecting:
        m_state = tr("connecting");
        break;
    case BackendState::Offline:
    case BackendState::Failed:
        m_state = tr("offline");
        tip.append(errorText(m_backend.lastError()));
        tip.append(tr("Click to connect again."));
        break;
    }
    tip.removeAll(QString());
    setToolTip(tip.join(QLatin1Char('\n')));
    setAccessibleName(m_state.isEmpty() ? info.name : tr("%1, %2", "backend, state").arg(info.name, m_state));
    updateGeometry();
    update();
}

QSize BackendEntry::sizeHint() const
{
    int width = 6 + 8 + 8 + QFontMetrics(theme::font(theme::Type::Strong)).horizontalAdvance(text()) + 8;
    if (!m_state.isEmpty())
        width += theme::figuresWidth(theme::font(theme::Type::Caption), m_state) + 6;
    if (!answers())
        width += theme::kIconSmall + 4;
    return {width, theme::kControl};
}

void BackendEntry::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    if (underMouse() || isDown())
        theme::paintBox(painter, rect(), 6, theme::color(isDown() ? Color::BgPressed : Color::BgHover));
    int x = 6;
    const auto place = [&](int extent, int gap) {
        const QRect r = QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, extent, height()));
        x += extent + gap;
        return r;
    };
    const QRect square = place(8, 8);
    theme::paintBox(painter, QRectF(square.left(), (height() - 8) / 2, 8, 8), 2,
                    theme::color(answers() ? Color::Chart1 : Color::NeutralSolid));
    const QFont strong = theme::font(theme::Type::Strong), caption = theme::font(theme::Type::Caption);
    painter.setFont(strong);
    painter.setPen(theme::color(Color::TextPrimary));
    painter.drawText(place(QFontMetrics(strong).horizontalAdvance(text()), 8),
                     Qt::AlignCenter | Qt::TextDontClip, text());
    if (!answers())
        theme::paintIcon(painter, place(theme::kIconSmall, 4), QStringLiteral("disconnected"),
                         Color::TextMuted, theme::kIconSmall);
    painter.setFont(caption);
    painter.setPen(theme::color(Color::TextMuted));
    theme::drawFigures(painter, place(theme::figuresWidth(caption, m_state), 0), Qt::AlignCenter, m_state);
}

void BackendEntry::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace octroi::shell
