// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "tokens/tokenrequest.h"

#include <QCoroTask>

class QPlainTextEdit;

namespace octroi::widgets {
class Button;
class Card;
class Field;
class Label;
class Note;
class Segments;
} // namespace octroi::widgets

namespace octroi::pages {

/// Gets a token live, and shows every request of it as a curl command without secrets. What was typed stays.
class RequestView : public QWidget
{
    Q_OBJECT
public:
    explicit RequestView(Context context, QWidget *parent = nullptr);
    tokens::WebClient &web() { return m_web; }
    void setClient(const QString &clientId);
    void focusFirst();
    void retranslate();

Q_SIGNALS:
    void tokenWanted(const QString &token); ///< on the bench

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *formPart();
    QWidget *exchangePart();
    void connectParts();
    void update();
    void start();
    void finish(const Result<tokens::TokenAnswer> &answer);
    void addExchange(const tokens::Exchange &exchange);
    void showDevice(const tokens::DeviceCode &code);
    tokens::TokenWish wish() const;
    bool check();

    Context m_context;
    tokens::WebClient m_web;
    tokens::TokenRequest m_request;
    std::shared_ptr<Secret> m_token;
    bool m_running = false;
    QString m_exchanges;
    widgets::Segments *m_grant;
    widgets::Field *m_issuer, *m_clientId, *m_secret, *m_scopes, *m_resource, *m_port;
    widgets::Label *m_grantHint;
    widgets::Note *m_note, *m_device;
    widgets::Button *m_start, *m_cancel, *m_show, *m_copy;
    widgets::Card *m_form, *m_log;
    QPlainTextEdit *m_text;
};

} // namespace octroi::pages
