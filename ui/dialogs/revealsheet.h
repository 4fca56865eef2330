// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "pages/page.h"
#include "widgets/sheet.h"

class QCheckBox;

namespace octroi::widgets {
class Button;
class IconButton;
class Label;
class Note;
class SecretView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// The only time a key, or a secret of a client, is shown. It cannot be left before it is said that it was stored.
class RevealSheet : public widgets::Sheet
{
    Q_OBJECT
public:
    RevealSheet(pages::Context context, const backends::IssuedKey &key, bool rotated,
                QWidget *parent = nullptr);
    RevealSheet(pages::Context context, const backends::IssuedClient &client, QWidget *parent = nullptr);

    void setStored(); ///< it was delivered: nothing has to be confirmed any more

Q_SIGNALS:
    void anotherRequested(const QString &applicationId);
    void deliverRequested(const octroi::backends::IssuedKey &key);

protected:
    bool mayClose() override;
    void changeEvent(QEvent *event) override;

private:
    /// Both are one sheet: a client gives the key its name and owner.
    RevealSheet(pages::Context context, const backends::IssuedKey &key, bool rotated,
                std::optional<backends::IssuedClient> client, QWidget *parent);
    QWidget *body();
    QWidget *tryIt();
    QString curl() const;
    QString keyCurl() const;
    QString tokenCurl() const;
    void retranslate();
    void retranslateKey();
    void retranslateSecret();

    pages::Context m_context;
    backends::IssuedKey m_key;
    bool m_rotated;
    std::optional<backends::IssuedClient> m_client;
    widgets::Note *m_once;
    widgets::Label *m_keyLabel, *m_deliverText, *m_tryLabel, *m_curl;
    widgets::SecretView *m_secret;
    widgets::IconButton *m_copyCurl;
    QCheckBox *m_stored;
    widgets::Button *m_deliver, *m_another, *m_done;
};

} // namespace octroi::dialogs
