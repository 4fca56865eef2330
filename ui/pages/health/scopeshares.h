// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/finding.h"

#include <QWidget>

namespace octroi::pages {

/// Scope by scope, how many of the keys that hold it used it and how many never did.
class ScopeShares : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kShown = 6;

    explicit ScopeShares(QWidget *parent = nullptr);
    void setShares(const std::vector<health::ScopeShare> &shares);
    int hidden() const { return m_hidden; } ///< that found no room
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();
    std::vector<health::ScopeShare> m_shares;
    int m_hidden = 0;
};

} // namespace octroi::pages
