// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "backends/backend.h"

namespace octroi::test {

/// What every connector has to do, whatever it speaks. The backend is signed in and holds nothing
/// that begins with "Conformance".
class BackendSuite
{
public:
    explicit BackendSuite(backends::Backend &backend)
        : m_backend(backend)
    {
    }

    void directory();
    void catalogue();
    void pages();
    void keyLife();
    void rotation();
    void absentObjects();
    void wrongValues();
    void conflicts();
    void repeatedCreation();
    void auditAndChanges();
    void clients();
    void clientLife();

    /// A working key with that scope, with what it hangs on.
    backends::IssuedKey key(const QString &name);

private:
    QString application();

    backends::Backend &m_backend;
    QString m_application;
};

} // namespace octroi::test
