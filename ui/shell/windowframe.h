// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::shell {

/// The client area with the production frame round it.
class WindowFrame : public QWidget
{
    Q_OBJECT
public:
    explicit WindowFrame(bool production, QWidget *parent = nullptr);
    static constexpr int kProductionFrame = 3;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_production;
};

} // namespace octroi::shell
