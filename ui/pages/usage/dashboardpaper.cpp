// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/dashboardpaper.h"

#include "pages/usage/dashboardgrid.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace octroi::pages {

using theme::Color;

namespace {

constexpr double kMargin = 40, kTop = 84, kBottom = 48, kTitle = 30;
constexpr int kDpi = 96, kFine = 8;

/// Paper is white, whatever the window is.
class LightColors
{
public:
    LightColors()
        : m_scheme(theme::Theme::instance().scheme())
        , m_dark(theme::Theme::instance().isDark())
    {
        if (m_dark)
            theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    ~LightColors()
    {
        if (m_dark)
            theme::Theme::instance().setScheme(m_scheme);
    }
    LightColors(const LightColors &) = delete;
    LightColors &operator=(const LightColors &) = delete;

private:
    theme::Scheme m_scheme;
    bool m_dark;
};

QFont fontOf(int size, QFont::Weight weight)
{
    QFont font = theme::font(theme::Type::Body);
    font.setPixelSize(size);
    font.setWeight(weight);
    return font;
}

} // namespace

DashboardPaper::DashboardPaper(DashboardGrid &grid, const QString &name, const QString &source, const QDateTime &made)
    : m_grid(grid)
    , m_name(name)
    , m_source(source)
    , m_made(made)
{
}

double DashboardPaper::scale() const
{
    return (kWidth - 2 * kMargin) / std::max(1, m_grid.width());
}

double DashboardPaper::rowHeight() const
{
    const DashboardCard *first = m_grid.cards().first();
    // A row that is higher than a page is drawn smaller.
    return std::min((first->height() + theme::kCardGap) * scale(), kHeight - kTop - kBottom);
}

int DashboardPaper::rows() const
{
    return m_grid.cards().isEmpty() ? 0 : m_grid.rowOf(m_grid.cards().last()) + 1;
}

int DashboardPaper::rowsOfPage() const
{
    return std::max(1, int((kHeight - kTop - kBottom) / rowHeight()));
}

int DashboardPaper::pages() const
{
    return rows() == 0 ? 1 : (rows() + rowsOfPage() - 1) / rowsOfPage();
}

void DashboardPaper::head(QPainter &painter, int page)
{
    const QRectF line(kMargin, kMargin - 12, kWidth - 2 * kMargin, 30);
    painter.setPen(theme::color(Color::TextPrimary));
    painter.setFont(fontOf(20, QFont::DemiBold));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_name);
    painter.setFont(fontOf(11, QFont::Normal));
    painter.setPen(theme::color(Color::TextMuted));
    const QString made = QLocale().toString(m_made, QLocale::ShortFormat) + QLatin1Char(' ') + m_made.timeZoneAbbreviation();
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, tr("Octroi · made %1", "when").arg(made));
    painter.setPen(QPen(theme::color(Color::BorderDefault), 0.75));
    painter.drawLine(QPointF(kMargin, kTop - 16), QPointF(kWidth - kMargin, kTop - 16));
    painter.setPen(theme::color(Color::TextMuted));
    const QRectF foot(kMargin, kHeight - kBottom + 10, kWidth - 2 * kMargin, 18);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, m_source);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, tr("%1 of %2", "page").arg(page).arg(pages()));
}

Result<void> DashboardPaper::write(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    const LightColors light;
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setResolution(kDpi * kFine);
        writer.setTitle(m_name);
        writer.setCreator(QStringLiteral("Octroi"));
        QPainter painter(&writer);
        if (!painter.isActive())
            return Error{ErrorCode::Storage, path, QStringLiteral("the document could not be begun"), {}, {}};
        painter.scale(kFine, kFine);
        painter.setRenderHint(QPainter::Antialiasing);
        int page = 1;
        head(painter, page);
        for (DashboardCard *card : m_grid.cards()) {
            const int row = m_grid.rowOf(card);
            if (row / rowsOfPage() + 1 != page) {
                page = row / rowsOfPage() + 1;
                writer.newPage();
                head(painter, page);
            }
            const QRectF place(kMargin + card->x() * scale(), kTop + (row % rowsOfPage()) * rowHeight(), card->width() * scale(),
                               rowHeight() - theme::kCardGap * scale());
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme::color(Color::BorderSubtle), 0.75));
            painter.drawRoundedRect(place, 6, 6);
            const QRectF title = QRectF(place.left(), place.top() + 4, place.width(), kTitle - 6).adjusted(12, 0, -12, 0);
            painter.setPen(theme::color(Color::TextPrimary));
            painter.setFont(fontOf(12, QFont::DemiBold));
            const double half = title.width() * 0.5;
            painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(card->title(), Qt::ElideRight, int(half)));
            painter.setPen(theme::color(Color::TextMuted));
            painter.setFont(fontOf(10, QFont::Normal));
            painter.drawText(title, Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(card->caption(), Qt::ElideRight, int(half)));
            card->paintChart(painter, place.adjusted(4, kTitle, -4, -4));
        }
        if (!painter.end())
            return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    }
    if (!file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return {};
}

} // namespace octroi::pages
