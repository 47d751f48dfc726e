import { backUpWhenOnline } from './backup.ts'
import { handleMessages } from './messages.ts'
import { precacheApp } from './precache.ts'
import { tellOwner } from './push.ts'

precacheApp()
backUpWhenOnline()
handleMessages()
tellOwner()
