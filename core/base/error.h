// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMetaType>
#include <QString>

namespace octroi {

/// What went wrong, by what the caller can do about it. Only ui/ turns a code into words.
enum class ErrorCode {
    Cancelled,          ///< the user or the owner gave up
    Network,            ///< the server was not reached
    Timeout,            ///< the server did not answer in time
    Protocol,           ///< the answer was not what the contract says
    Unauthorized,       ///< no or no valid credential (401)
    Forbidden,          ///< a valid credential without this right (403)
    NotFound,           ///< no such object (404)
    Exists,             ///< an object of that name is there already (409)
    Conflict,           ///< the object's state forbids it (409)
    PreconditionFailed, ///< someone else changed it meanwhile (412)
    Invalid,            ///< a field is wrong (400, 422); `field` names it
    TooLarge,           ///< body or list over the limit (413)
    RateLimited,        ///< try again later (429)
    Unavailable,        ///< the server cannot now (503)
    Storage,            ///< the store could not be read or written
    StorageFull,        ///< no room on the disk (507)
    NewerVersion,       ///< the file was written by a newer version
    Damaged,            ///< the file fails its own checks
    InUse,              ///< another process holds it, or the port
    Internal            ///< a fault of ours
};

/// The stable, lower-case name used in logs, JSON and exit tables ("precondition_failed").
QString errorCodeName(ErrorCode code);

/// An untranslated description of one failure.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString context; ///< the object or address it happened to
    QString detail;  ///< for people who read logs; English
    QString field;   ///< the field that is wrong, where one is
    QString reason;  ///< the machine-readable reason of a problem document, such as "name_too_long"

    /// "code: context: detail" for logs and tests.
    QString toString() const;
};

} // namespace octroi

Q_DECLARE_METATYPE(octroi::Error)
