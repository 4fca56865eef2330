// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/receiptpaper.h"

#include "models/format.h"
#include "report/receiptfile.h"
#include "theme/palette.h"

#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <array>

namespace octroi::dialogs {

using domain::ReceiptItem;
using domain::ReceiptResult;
using models::Format;
using theme::Color;

namespace {

constexpr double kMargin = 56, kBottom = ReceiptPaper::kHeight - 72, kRow = 22;
constexpr double kInner = ReceiptPaper::kWidth - 2 * kMargin;
constexpr int kDpi = 96;
/// What, name, identifier, application, result, when, by whom, entry.
constexpr std::array<double, 8> kColumns{70, 112, 82, 88, 82, 118, 80, 50};

/// Paper is white, whatever the window is.
QColor ink(Color role)
{
    return QColor::fromRgb(theme::paletteColor(role, false));
}

QString kindWord(const QString &type)
{
    if (type == QLatin1String("key"))
        return ReceiptPaper::tr("API key");
    return type == QLatin1String("client") ? ReceiptPaper::tr("OAuth client") : ReceiptPaper::tr("Partner");
}

QString resultWord(const ReceiptItem &item)
{
    const bool partner = item.type == QLatin1String("partner");
    switch (item.result) {
    case ReceiptResult::Ended:
        return partner ? ReceiptPaper::tr("Closed") : ReceiptPaper::tr("Revoked");
    case ReceiptResult::Before:
        return partner ? ReceiptPaper::tr("Closed before") : ReceiptPaper::tr("Revoked before");
    case ReceiptResult::Expired:
        return ReceiptPaper::tr("Had expired");
    case ReceiptResult::Failed:
        break;
    }
    return ReceiptPaper::tr("Failed");
}

Color resultColor(ReceiptResult result)
{
    return result == ReceiptResult::Failed  ? Color::DangerText
           : result == ReceiptResult::Ended ? Color::TextPrimary
                                            : Color::TextSecondary;
}

} // namespace

ReceiptPaper::ReceiptPaper(domain::Receipt receipt)
    : m_receipt(std::move(receipt))
{
}

Result<void> ReceiptPaper::write(const QString &path, const domain::Receipt &receipt)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kDpi * 8);
    writer.setTitle(tr("Offboarding of %1").arg(receipt.partner));
    writer.setCreator(receipt.program);
    writer.addFileAttachment(QStringLiteral("receipt.json"), report::writeReceipt(receipt),
                             QStringLiteral("application/json"));
    QPainter painter(&writer);
    if (!painter.isActive())
        return Error{ErrorCode::Storage, path, QStringLiteral("the document could not be begun"), {}, {}};
    painter.scale(8, 8);
    ReceiptPaper(receipt).paint(painter, [&writer] { writer.newPage(); });
    const bool drawn = painter.end();
    if (!drawn || !file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return {};
}

// The first time only to count the pages.
int ReceiptPaper::paint(QPainter &painter, const std::function<void()> &newPage)
{
    QImage nothing(1, 1, QImage::Format_ARGB32);
    nothing.setDotsPerMeterX(qRound(kDpi / 0.0254));
    nothing.setDotsPerMeterY(qRound(kDpi / 0.0254));
    QPainter counting(&nothing);
    const int pages = run(
        counting, [] {}, 0);
    return run(painter, newPage, pages);
}

int ReceiptPaper::run(QPainter &painter, const std::function<void()> &newPage, int pages)
{
    m_painter = &painter;
    m_newPage = newPage;
    m_pages = pages;
    m_page = 1;
    begin();
    facts();
    counts();
    for (const domain::ReceiptPlace &one : std::as_const(m_receipt.places))
        place(one);
    proof();
    foot();
    return m_page;
}

QFont ReceiptPaper::font(double size, QFont::Weight weight, bool mono) const
{
    QFont out = theme::font(mono ? theme::Type::Mono : theme::Type::Body);
    out.setPixelSize(qRound(size));
    out.setWeight(weight);
    return out;
}

void ReceiptPaper::begin()
{
    m_y = kMargin;
    m_painter->setFont(font(11, QFont::DemiBold));
    m_painter->setPen(ink(Color::AccentText));
    m_painter->drawText(QRectF(kMargin, m_y, kInner, 16), Qt::AlignLeft | Qt::AlignVCenter,
                        QStringLiteral("Octroi"));
    m_painter->setFont(font(11, QFont::Normal));
    m_painter->setPen(ink(Color::TextMuted));
    m_painter->drawText(QRectF(kMargin, m_y, kInner, 16), Qt::AlignRight | Qt::AlignVCenter,
                        m_receipt.partner);
    line(m_y + 24, Color::BorderDefault);
    m_y += 44;
}

void ReceiptPaper::room(double height)
{
    if (m_y + height <= kBottom)
        return;
    foot();
    m_newPage();
    ++m_page;
    begin();
}

void ReceiptPaper::foot()
{
    const double y = kHeight - 52;
    line(y - 8, Color::BorderSubtle);
    m_painter->setFont(font(9, QFont::Normal, true));
    m_painter->setPen(ink(Color::TextMuted));
    m_painter->drawText(QRectF(kMargin, y, kInner, 14), Qt::AlignLeft | Qt::AlignVCenter,
                        QString::fromLatin1(m_receipt.digest().left(16)));
    m_painter->setFont(font(10, QFont::Normal));
    m_painter->drawText(QRectF(kMargin, y, kInner, 14), Qt::AlignRight | Qt::AlignVCenter,
                        tr("Page %1 of %2").arg(m_page).arg(m_pages));
}

void ReceiptPaper::line(double y, Color color)
{
    m_painter->setPen(QPen(ink(color), 1));
    m_painter->drawLine(QPointF(kMargin, y), QPointF(kWidth - kMargin, y));
}

void ReceiptPaper::text(const QString &text, double size, QFont::Weight weight, Color color, double after,
                        bool mono)
{
    m_painter->setFont(font(size, weight, mono));
    // A digest has no place to break at but any.
    const int flags = Qt::AlignLeft | Qt::AlignTop | (mono ? Qt::TextWrapAnywhere : Qt::TextWordWrap);
    const double height = m_painter->boundingRect(QRectF(0, 0, kInner, 4000), flags, text).height();
    room(height);
    m_painter->setFont(font(size, weight, mono));
    m_painter->setPen(ink(color));
    m_painter->drawText(QRectF(kMargin, m_y, kInner, height + 2), flags, text);
    m_y += height + after;
}

void ReceiptPaper::cell(double left, double width, const QString &text, const QFont &font, Color color,
                        bool right)
{
    m_painter->setFont(font);
    m_painter->setPen(ink(color));
    const QString fitting = m_painter->fontMetrics().elidedText(text, Qt::ElideRight, int(width - 8));
    m_painter->drawText(QRectF(left, m_y, width - (right ? 0 : 8), kRow),
                        (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, fitting);
}

void ReceiptPaper::facts()
{
    text(tr("End of access"), 24, QFont::DemiBold, Color::TextPrimary, 4);
    text(m_receipt.partner, 16, QFont::Medium, Color::TextSecondary, 20);
    const QList<std::pair<QString, QString>> rows{{tr("Begun"), Format::exact(m_receipt.startedAt)},
                                                  {tr("Finished"), Format::exact(m_receipt.finishedAt)},
                                                  {tr("Backends"), Format::count(m_receipt.places.size())},
                                                  {tr("Made with"), m_receipt.program}};
    for (const auto &[name, value] : rows) {
        cell(kMargin, 110, name, font(11, QFont::Normal), Color::TextMuted);
        cell(kMargin + 110, kInner - 110, value, font(11, QFont::Medium), Color::TextPrimary);
        m_y += 20;
    }
    m_y += 16;
}

void ReceiptPaper::counts()
{
    const std::array<std::pair<ReceiptResult, QString>, 4> boxes{
        {{ReceiptResult::Ended, tr("ended now")},
         {ReceiptResult::Before, tr("had ended before")},
         {ReceiptResult::Expired, tr("had expired")},
         {ReceiptResult::Failed, tr("failed")}}};
    const double width = (kInner - 3 * 12) / 4;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const QRectF box(kMargin + double(i) * (width + 12), m_y, width, 62);
        const int count = m_receipt.count(boxes[i].first);
        const bool bad = boxes[i].first == ReceiptResult::Failed && count > 0;
        m_painter->setPen(QPen(ink(bad ? Color::DangerSolid : Color::BorderDefault), 1));
        m_painter->setBrush(Qt::NoBrush);
        m_painter->drawRoundedRect(box, 6, 6);
        m_painter->setFont(font(22, QFont::DemiBold));
        m_painter->setPen(ink(bad ? Color::DangerText : count == 0 ? Color::TextMuted : Color::TextPrimary));
        m_painter->drawText(box.adjusted(14, 8, -8, -26), Qt::AlignLeft | Qt::AlignVCenter,
                            Format::count(count));
        m_painter->setFont(font(11, QFont::Normal));
        m_painter->setPen(ink(Color::TextSecondary));
        m_painter->drawText(box.adjusted(14, 36, -8, -8), Qt::AlignLeft | Qt::AlignVCenter, boxes[i].second);
    }
    m_y += 62 + 28;
}

void ReceiptPaper::place(const domain::ReceiptPlace &place)
{
    m_entries = m_receipt.entriesOf(place);
    room(110);
    text(place.backend, 14, QFont::DemiBold, Color::TextPrimary, 2);
    text(place.issuer == place.backend ? tr("Signed in as %1").arg(place.signedInAs)
                                       : tr("%1, signed in as %2").arg(place.issuer, place.signedInAs),
         11, QFont::Normal, Color::TextSecondary, 2);
    text(tr("Partner %1 (%2). Applications: %3")
             .arg(place.partnerName, place.partnerId,
                  place.applications.isEmpty() ? tr("none") : place.applications.join(QStringLiteral(", "))),
         11, QFont::Normal, Color::TextSecondary, 10);
    tableHead();
    for (const ReceiptItem &item : place.items)
        row(place, item);
    m_y += 24;
}

void ReceiptPaper::tableHead()
{
    const std::array<QString, 8> heads{tr("What"),   tr("Name"), tr("Identifier"), tr("Application"),
                                       tr("Result"), tr("When"), tr("By"),         tr("Entry")};
    double left = kMargin;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        cell(left, kColumns[i], heads[i], font(10, QFont::Medium), Color::TextMuted, i + 1 == heads.size());
        left += kColumns[i];
    }
    m_y += kRow;
    line(m_y, Color::BorderDefault);
}

void ReceiptPaper::row(const domain::ReceiptPlace &, const ReceiptItem &item)
{
    const double needed = item.problem.isEmpty() ? kRow : kRow + 16;
    if (m_y + needed > kBottom) {
        room(kBottom);
        tableHead();
    }
    const auto entry = m_entries.constFind(item.type + u' ' + item.id);
    const bool known = entry != m_entries.constEnd();
    const std::array<QString, 8> cells{kindWord(item.type),
                                       item.name,
                                       item.id,
                                       item.application,
                                       resultWord(item),
                                       known ? Format::exact(entry->at) : QString(),
                                       known ? entry->actor : QString(),
                                       known ? Format::count(entry->seq) : QString()};
    double left = kMargin;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        cell(left, kColumns[i], cells[i], font(10, i == 1 ? QFont::Medium : QFont::Normal, i == 2 || i == 6),
             i == 4   ? resultColor(item.result)
             : i == 1 ? Color::TextPrimary
                      : Color::TextSecondary,
             i + 1 == cells.size());
        left += kColumns[i];
    }
    m_y += kRow;
    if (!item.problem.isEmpty()) {
        m_y -= 4;
        cell(kMargin + kColumns[0], kInner - kColumns[0], item.problem, font(9, QFont::Normal),
             Color::DangerText);
        m_y += 20;
    }
    line(m_y, Color::BorderSubtle);
}

void ReceiptPaper::proof()
{
    room(180);
    text(tr("What proves it"), 14, QFont::DemiBold, Color::TextPrimary, 6);
    if (m_receipt.statements.isEmpty()) {
        text(tr("No backend has signed this receipt: it says what was done and proves nothing."), 11,
             QFont::Medium, Color::DangerText, 8);
        return;
    }
    text(tr("The signed receipt is attached to this file as receipt.json. Each backend signed the content of "
            "it together "
            "with its own audit entries about these things; \"Entry\" above is their number. Verify it "
            "without any "
            "network with: octroictl receipt verify receipt.json --jwks KEYS"),
         11, QFont::Normal, Color::TextPrimary, 6);
    text(tr("It proves that, when it was signed, the audit log of the backend held these entries as the last "
            "word about "
            "these things. It does not prove that the partner had nothing else there, nor that nothing was "
            "brought back "
            "since. Tokens ended with their clients; a signed token that others verify by themselves is good "
            "until it "
            "expires."),
         11, QFont::Normal, Color::TextSecondary, 10);
    text(tr("SHA-256 of the content"), 10, QFont::Medium, Color::TextMuted, 2);
    text(QString::fromLatin1(m_receipt.digest()), 11, QFont::Normal, Color::TextPrimary, 10, true);
    for (const domain::ReceiptStatement &statement : std::as_const(m_receipt.statements)) {
        text(tr("Signed by %1, %n audit entry(ies)", nullptr, int(statement.entries.size()))
                 .arg(statement.issuer),
             10, QFont::Medium, Color::TextMuted, 2);
        text(QString::fromLatin1(statement.jws), 7, QFont::Normal, Color::TextSecondary, 10, true);
    }
}

} // namespace octroi::dialogs
