// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/benchdesk.h"

#include <QWidget>

namespace octroi::pages {

/// Lines in monospace with what they mean at the right edge; a line that is wrong stands on the danger colour.
class TextLines : public QWidget
{
    Q_OBJECT
public:
    explicit TextLines(QWidget *parent = nullptr);
    void setLines(const QList<models::BenchLine> &lines);
    QString text() const; ///< for the clipboard
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const;
    QList<models::BenchLine> m_lines;
};

} // namespace octroi::pages
