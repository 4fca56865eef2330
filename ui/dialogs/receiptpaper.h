// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/receipt.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QFont>
#include <functional>

class QPainter;
class QRectF;

namespace octroi::dialogs {

/// A receipt as a document on A4, in the language of the interface: what ended, when and by whom, with the
/// numbers of the audit entries, and what the signatures prove.
class ReceiptPaper
{
    Q_DECLARE_TR_FUNCTIONS(octroi::dialogs::ReceiptPaper)
public:
    static constexpr int kWidth = 794, kHeight = 1123; ///< of a page, in the units of paint()

    explicit ReceiptPaper(domain::Receipt receipt);

    /// A new PDF with the signed JSON attached to it. Any thread. Error: Storage.
    static Result<void> write(const QString &path, const domain::Receipt &receipt);
    /// `newPage` is called between two pages. How many there were.
    int paint(QPainter &painter, const std::function<void()> &newPage);

private:
    int run(QPainter &painter, const std::function<void()> &newPage, int pages);
    void begin();
    void room(double height); ///< a new page when there is not so much left
    void foot();
    void facts();
    void counts();
    void place(const domain::ReceiptPlace &place);
    void tableHead();
    void row(const domain::ReceiptPlace &place, const domain::ReceiptItem &item);
    void proof();
    void text(const QString &text, double size, QFont::Weight weight, theme::Color color, double after,
              bool mono = false);
    void cell(double left, double width, const QString &text, const QFont &font, theme::Color color,
              bool right = false);
    void line(double y, theme::Color color);
    QFont font(double size, QFont::Weight weight, bool mono = false) const;

    domain::Receipt m_receipt;
    QHash<QString, domain::ReceiptEntry> m_entries; ///< of the place that is drawn
    QPainter *m_painter = nullptr;
    std::function<void()> m_newPage;
    double m_y = 0;
    int m_page = 0, m_pages = 0;
};

} // namespace octroi::dialogs
