// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/backendentry.h"

#include "shell/errortext.h"
#include "theme/paint.h"
#include "theme/style.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

namespace octroi::shell {

using backends::BackendState;

BackendEntry::BackendEntry(const BarBackend &backend, QWidget *parent)
    : QAbstractButton(parent)
    , m_id(backend.id)
    , m_backend(backend.backend)
    , m_colour(backend.colour)
    , m_editable(backend.editable)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme::setRingRadius(this, 6);
    connect(m_backend, &backends::Backend::stateChanged, this, &BackendEntry::refresh);
    connect(m_backend, &backends::Backend::latencyChanged, this, &BackendEntry::refresh);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &BackendEntry::refresh);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT chosen(m_id); });
    refresh();
}

void BackendEntry::setCurrent(bool current, bool oneOfSeveral)
{
    m_current = current;
    m_marked = current && oneOfSeveral;
    refresh();
}

void BackendEntry::setCompact(bool compact)
{
    m_compact = compact;
    refresh();
}

bool BackendEntry::answers() const
{
    return m_backend && m_backend->state() == BackendState::Online;
}

void BackendEntry::refresh()
{
    if (!m_backend)
        return;
    const backends::BackendInfo info = m_backend->info();
    setText(info.name);
    QStringList tip{m_compact ? info.name : QString(), info.address};
    switch (m_backend->state()) {
    case BackendState::Online:
        m_state = m_backend->latencyMs() < 0 ? QString()
                                             : tr("%1 ms").arg(QLocale().toString(m_backend->latencyMs()));
        if (!info.version.isEmpty())
            tip.append(tr("Version %1").arg(info.version));
        break;
    case BackendState::Connecting:
        m_state = tr("connecting");
        break;
    case BackendState::Offline:
    case BackendState::Failed:
        m_state = tr("offline");
        if (const Error error = m_backend->lastError(); !error.context.isEmpty() || !error.detail.isEmpty())
            tip.append(errorText(error)); // else it was not tried yet
        tip.append(tr("Click to connect again."));
        break;
    }
    tip.removeAll(QString());
    setToolTip(tip.join(QLatin1Char('\n')));
    const QString shown = m_marked ? tr("%1, shown", "backend").arg(info.name) : info.name;
    setAccessibleName(m_state.isEmpty() ? shown : tr("%1, %2", "backend, state").arg(shown, m_state));
    updateGeometry();
    update();
}

void BackendEntry::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    if (m_current)
        menu.addAction(answers() ? tr("Sync now") : tr("Connect again"), this, [this] { Q_EMIT chosen(m_id); });
    else
        menu.addAction(tr("Go to %1").arg(text()), this, [this] { Q_EMIT chosen(m_id); });
    if (m_editable) {
        menu.addAction(tr("Edit the connection…"), this, [this] { Q_EMIT editRequested(m_id); });
        if (answers())
            menu.addAction(tr("Sign out"), this, [this] { Q_EMIT signOutRequested(m_id); });
        QAction *forget = menu.addAction(tr("Forget it"), this, [this] { Q_EMIT forgetRequested(m_id); });
        forget->setProperty("octroiDanger", true);
    }
    menu.exec(event->globalPos());
}

QSize BackendEntry::sizeHint() const
{
    if (m_compact)
        return {6 + 8 + 6 + (answers() ? 0 : theme::kIconSmall + 4), theme::kControl};
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
    if (underMouse() || isDown() || m_marked)
        theme::paintBox(painter, rect(), 6,
                        theme::color(isDown() || m_marked ? Color::BgPressed : Color::BgHover));
    int x = 6;
    const auto place = [&](int extent, int gap) {
        const QRect r = QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, extent, height()));
        x += extent + gap;
        return r;
    };
    const QRect square = place(8, 8);
    theme::paintBox(painter, QRectF(square.left(), (height() - 8) / 2, 8, 8), 2,
                    theme::color(Color(int(Color::Chart1) + m_colour)));
    const QFont strong = theme::font(theme::Type::Strong), caption = theme::font(theme::Type::Caption);
    if (m_compact) {
        if (!answers())
            theme::paintIcon(painter, place(theme::kIconSmall, 4), QStringLiteral("disconnected"),
                             Color::TextMuted, theme::kIconSmall);
        return;
    }
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
