// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "base/secret.h"

#include <QWidget>
#include <memory>

namespace octroi::widgets {
class Button;
class Field;
class Note;
} // namespace octroi::widgets

namespace octroi::pages {

/// Address, client and secret of an octroid server.
class ConnectForm : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectForm(QWidget *parent = nullptr);
    void setBusy(bool busy);
    /// Shows what went wrong, at the field it belongs to where there is one.
    void showError(const octroi::Error &error);
    void setAddress(const QString &address);
    void begin(); ///< puts the cursor into the first empty field

Q_SIGNALS:
    void submitted(const QString &address, const QString &clientId,
                   const std::shared_ptr<octroi::Secret> &secret);
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void submit();
    bool check();

    widgets::Field *m_address, *m_client, *m_secret;
    widgets::Note *m_note;
    widgets::Button *m_connect, *m_back;
};

} // namespace octroi::pages
