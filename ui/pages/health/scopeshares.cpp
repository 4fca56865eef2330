// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/health/scopeshares.h"

#include "models/format.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace octroi::pages {

using models::Format;
using theme::Color;

namespace {

constexpr int kRow = 28, kBar = 8, kName = 140, kNumber = 44, kGap = 1;

} // namespace

ScopeShares::ScopeShares(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ScopeShares::setShares(const std::vector<health::ScopeShare> &shares)
{
    const std::size_t shown = std::min(shares.size(), std::size_t(kShown));
    m_shares.assign(shares.begin(), shares.begin() + qsizetype(shown));
    m_hidden = int(shares.size() - shown);
    describe();
    updateGeometry();
    update();
}

void ScopeShares::describe()
{
    QStringList lines;
    for (const health::ScopeShare &share : m_shares)
        lines << tr("%1: %2 used it, %3 never", "scope, number, number")
                     .arg(share.scope, Format::count(share.used), Format::count(share.unused));
    setAccessibleName(tr("Use of scopes"));
    setAccessibleDescription(lines.join(u'\n'));
}

QSize ScopeShares::sizeHint() const
{
    return {300, int(m_shares.size()) * theme::withText(kRow)};
}

void ScopeShares::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool fromRight = layoutDirection() == Qt::RightToLeft;
    const int row = theme::withText(kRow), name = theme::withText(kName), number = theme::withText(kNumber);
    qint64 most = 1;
    for (const health::ScopeShare &share : m_shares)
        most = std::max(most, share.used + share.unused);
    const auto place = [&](int left, int top, int wide, int high) {
        return QRectF(fromRight ? width() - left - wide : left, top, wide, high);
    };
    for (int i = 0; i < int(m_shares.size()); ++i) {
        const health::ScopeShare &share = m_shares[std::size_t(i)];
        const int top = i * row;
        painter.setFont(theme::font(theme::Type::Mono));
        painter.setPen(theme::color(Color::TextPrimary));
        const QRectF nameRect = place(0, top, name - 8, row);
        painter.drawText(nameRect, int(Qt::AlignVCenter | (fromRight ? Qt::AlignRight : Qt::AlignLeft)),
                         painter.fontMetrics().elidedText(share.scope, Qt::ElideRight, int(nameRect.width())));
        const int room = qMax(0, width() - name - 2 * number);
        const int used = int(double(share.used) / double(most) * room);
        const int unused = int(double(share.unused) / double(most) * room);
        const int barTop = top + (row - kBar) / 2;
        if (used > 0)
            painter.fillRect(place(name, barTop, used, kBar), theme::color(Color::Accent));
        painter.fillRect(place(name + used + kGap, barTop, qMax(1, unused - kGap), kBar), theme::color(Color::WarningSolid));
        painter.setFont(theme::font(theme::Type::Body));
        const Qt::Alignment end = Qt::AlignVCenter | (fromRight ? Qt::AlignLeft : Qt::AlignRight);
        painter.setPen(theme::color(Color::TextPrimary));
        theme::drawFigures(painter, place(width() - 2 * number, top, number, row), end, Format::shortCount(share.used));
        painter.setPen(theme::color(Color::WarningText));
        theme::drawFigures(painter, place(width() - number, top, number, row), end, Format::shortCount(share.unused));
    }
}

void ScopeShares::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace octroi::pages
