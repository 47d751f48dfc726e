import { backUpWhenOnline } from './backup.ts'
import { handleMessages } from './messages.ts'
import { precacheApp } from './precache.ts'

precacheApp()
backUpWhenOnline()
handleMessages()
