// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::shell {

/// The program's mark and name.
class Brand : public QWidget
{
    Q_OBJECT
public:
    explicit Brand(QWidget *parent = nullptr);
    void setCompact(bool compact); ///< the mark alone
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_compact = false;
};

} // namespace octroi::shell
