// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "shell/barbackend.h"

#include <QAbstractButton>
#include <QPointer>

namespace octroi::shell {

/// One backend in the connection bar: colour, name, and how quickly it answers or that it does not. A
/// click goes to it; on the one that is shown it connects again or reads anew.
class BackendEntry : public QAbstractButton
{
    Q_OBJECT
public:
    explicit BackendEntry(const BarBackend &backend, QWidget *parent = nullptr);
    void setCurrent(bool current, bool oneOfSeveral); ///< several: the current one is marked
    void setCompact(bool compact); ///< the square alone, and a mark where it does not answer
    QString id() const { return m_id; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &id);
    void editRequested(const QString &id);
    void forgetRequested(const QString &id);
    void signOutRequested(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void refresh();
    bool answers() const;
    QString m_id;
    QPointer<backends::Backend> m_backend;
    int m_colour;
    bool m_editable, m_current = false, m_marked = false, m_compact = false;
    QString m_state; ///< "12 ms", "offline", "connecting"
};

} // namespace octroi::shell
