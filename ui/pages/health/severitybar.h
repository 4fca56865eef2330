// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/rule.h"

#include <QWidget>

namespace octroi::pages {

/// How many credentials have a finding, by severity, as parts of one bar.
class SeverityBar : public QWidget
{
    Q_OBJECT
public:
    explicit SeverityBar(QWidget *parent = nullptr);
    void setParts(const std::array<qint64, health::kSeverityCount> &parts, qint64 all);
    QSize sizeHint() const override { return {200, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::array<qint64, health::kSeverityCount> m_parts{};
    qint64 m_all = 0;
};

} // namespace octroi::pages
