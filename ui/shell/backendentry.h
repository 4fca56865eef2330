// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

#include <QAbstractButton>

namespace octroi::shell {

/// One backend in the connection bar: colour, name, and how quickly it answers or that it does not.
class BackendEntry : public QAbstractButton
{
    Q_OBJECT
public:
    explicit BackendEntry(backends::Backend &backend, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    bool answers() const;
    backends::Backend &m_backend;
    QString m_state; ///< "12 ms", "offline", "connecting"
};

} // namespace octroi::shell
